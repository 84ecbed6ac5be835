// Tells a person on the standard error channel that a long walk goes on.
import type { Terminal } from '../terminal.ts';

const NAMES_BETWEEN_LOOKS = 20_000;
const QUIET_MS = 2_000;

/**
 * Makes a counter of names.
 * @returns called for every name; prints a line every two seconds
 */
export function makeProgress(terminal: Terminal): () => void {
	let count = 0;
	let last = Date.now();
	return () => {
		if (++count % NAMES_BETWEEN_LOOKS !== 0) return;
		const now = Date.now();
		if (now - last < QUIET_MS) return;
		last = now;
		terminal.error(`${count.toLocaleString('en')} names so far\n`);
	};
}

// How far a long run is, on a line of the terminal that is written over and goes away in the end.
import type { Terminal } from '../terminal.ts';

const QUIET_MS = 1000;
const BETWEEN_MS = 100;
/** Back to the first column, and what is right of it erased. */
const CLEAR = '\r\u001b[K';

/** A line that shows progress. */
export interface Progress {
	/** Shows how far it is, where the run takes long and the last time is a while ago. */
	readonly show: (text: string) => void;
	/** Takes the line away, since something else is printed. */
	readonly clear: () => void;
}

/**
 * Begins to watch a run.
 * @param clock milliseconds from any time on
 * @returns what shows progress on standard error where that is a terminal, and does nothing elsewhere
 */
export function startProgress(
	{ canRewrite, error }: Pick<Terminal, 'canRewrite' | 'error'>,
	clock: () => number = () => performance.now(),
): Progress {
	if (!canRewrite) return { show: () => undefined, clear: () => undefined };
	let next = clock() + QUIET_MS;
	let isShown = false;
	return {
		show: (text) => {
			const now = clock();
			if (now < next) return;
			next = now + BETWEEN_MS;
			isShown = true;
			error(`${CLEAR}${text}`);
		},
		clear: () => {
			if (isShown) error(CLEAR);
			isShown = false;
		},
	};
}

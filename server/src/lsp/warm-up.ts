// Lets the engine get ready when a client has said hello and opens nothing yet; whatever the client wants comes first.
import { warmUp } from '../core/index.ts';

/** A client that has a file of ours at hand opens it before. */
const START_MS = 100;
/** Time for messages between two steps, of which each takes a few milliseconds. */
const PAUSE_MS = 5;

/** Work that is done in pieces, and can be given up. */
export interface WarmUp {
	readonly start: () => void;
	readonly stop: () => void;
}

/**
 * Makes the work; it is not begun.
 * @param isNeeded false as soon as there is something better to do: then it ends for good
 */
export function makeWarmUp(isNeeded: () => boolean): WarmUp {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const steps = warmUp();
	const step = (): void => {
		if (isNeeded() && steps.next().done !== true) timer = setTimeout(step, PAUSE_MS);
	};
	return {
		start: () => {
			timer = setTimeout(step, START_MS);
		},
		stop: () => clearTimeout(timer),
	};
}

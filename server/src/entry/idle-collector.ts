// Gives back memory while nobody waits. V8 lets garbage grow with the size of what is held, which beside a file of many
// megabytes is as much again; a server is idle nearly always, so it collects then. Uses what Node documents and no flag
// of the engine.
import type * as Inspector from 'node:inspector';

/** Quiet time before memory is looked at. */
const IDLE_MS = 900;
/** Garbage that is worth a pause of some milliseconds, in bytes. */
const MIN_GROWTH = 24 * 1024 * 1024;
/** The same as a part of what was held after the last collection. */
const MIN_SHARE = 0.15;

/**
 * Watches how the heap grows.
 * @param collect collects garbage and calls back; called while nothing goes on
 * @param usedBytes what the heap holds now, garbage included
 * @returns to be called whenever something goes on
 */
export function collectWhenIdle(collect = collectGarbage, usedBytes = heapAndBuffers): () => void {
	let held = 0;
	const look = (): void => {
		const grown = usedBytes() - held;
		if (grown < MIN_GROWTH || grown < MIN_SHARE * held) return;
		collect(() => {
			held = usedBytes();
		});
	};
	let timer: NodeJS.Timeout | undefined;
	return () => {
		if (timer === undefined) timer = setTimeout(look, IDLE_MS).unref();
		else timer.refresh();
	};
}

function heapAndBuffers(): number {
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

/** Asks the engine by way of Node's inspector, in this process; an engine without one goes on as it is. */
function collectGarbage(collected: () => void): void {
	let session: Inspector.Session;
	try {
		const { Session }: typeof Inspector = require('node:inspector');
		session = new Session();
		session.connect();
	} catch {
		return;
	}
	session.post('HeapProfiler.collectGarbage', () => {
		collected();
		// The session is still at work here: ending it now would block this thread.
		setImmediate(() => session.disconnect());
	});
}

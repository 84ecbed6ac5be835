// What a command has of the process around it; tests give their own.
import type { StartWorker } from './lint-workers.ts';

/** Where the command writes to and reads from besides files. */
export interface Terminal {
	readonly out: (text: string) => void;
	readonly error: (text: string) => void;
	readonly readStdin: () => Uint8Array;
	/** The lines of standard input one by one, without their line feeds. */
	readonly readLines: () => Iterable<string>;
	readonly hasColors: boolean;
	readonly toolVersion: string;
	/** Starts this program once more, as a thread that lints files. */
	readonly startWorker: StartWorker;
}

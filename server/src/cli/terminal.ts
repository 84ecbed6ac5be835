// What a command has of the process around it; tests give their own.
import type { StartWorker } from './lint/workers.ts';

/** Where a command writes to and reads from besides files. */
export interface Terminal {
	readonly out: (text: string) => void;
	readonly error: (text: string) => void;
	/** True once nothing more can be written to standard output: its reader is gone, or the disk is full. */
	readonly isOutputLost: () => boolean;
	readonly readStdin: () => Uint8Array;
	/** The lines of standard input one by one, without their line feeds. */
	readonly readLines: () => Iterable<string>;
	readonly hasColors: boolean;
	readonly toolVersion: string;
	/** Starts this program once more, as a thread that lints files. */
	readonly startWorker: StartWorker;
}

// What a command has of the process around it; tests give their own.
import type { ResourceLimits, Worker } from 'node:worker_threads';
import { printable } from './reporters/printable.ts';

/** Starts this program once more as a thread, with plain data to begin with. */
export type StartWorker = (workerData: object, resourceLimits: ResourceLimits) => Worker;

/** Serves agents until their client is gone; rejects when a folder cannot be used. */
type ServeMcp = (folders: readonly string[], toolVersion: string) => Promise<void>;

/** Where a command writes to and reads from besides files. */
export interface Terminal {
	readonly out: (text: string) => void;
	readonly error: (text: string) => void;
	/** True once nothing more can be written to standard output: its reader is gone, or the disk is full. */
	readonly isOutputLost: () => boolean;
	/** Resolves when somebody ends the process, to the exit status that it then has: 130 for Ctrl+C. */
	readonly untilInterrupted: () => Promise<number>;
	readonly readStdin: () => Uint8Array;
	/** A password: typed without echo where standard input is a terminal, else its first line. */
	readonly readPassword: () => Promise<string>;
	/** The lines of standard input one by one, without their line feeds. */
	readonly readLines: () => Iterable<string>;
	readonly hasColors: boolean;
	/** Columns of the terminal that standard output is; absent: it goes elsewhere. */
	readonly width?: number;
	/** Folder of the pages of the rules, where standard output is a terminal that knows links. */
	readonly linkFolder?: string;
	/** Standard error is a terminal, in which a line can be written over. */
	readonly canRewrite: boolean;
	readonly toolVersion: string;
	readonly startWorker: StartWorker;
	/** The server for agents; undefined where this installation has none. */
	readonly loadMcp: () => ServeMcp | undefined;
}

/**
 * A line for standard error.
 * @param text what is wrong, in one sentence
 */
export function errorLine(text: string): string {
	return `samhain-lint: ${printable(text)}\n`;
}

// The file of `--output-file`: opened before the work, so that a mistake in its name costs no time, and written as the report
// grows.
import {
	closeSync,
	constants,
	fstatSync,
	ftruncateSync,
	openSync,
	type Stats,
	statSync,
	writeSync,
} from 'node:fs';
import { InputError, reasonOf } from './input.ts';

/** A file that takes a report. */
export interface OutputFile {
	readonly write: (text: string) => void;
	/** Whether the report would replace this file, which holds something. */
	readonly replaces: (path: string) => boolean;
	/** Ends the report; what the file held before is gone. @returns what went wrong, if anything did */
	readonly close: () => string | undefined;
}

/**
 * Opens a file for a report. What it holds is gone once the report begins or ends: a file to check may not be one for the
 * report, and which files are checked is known only later.
 * @throws InputError when that is not possible
 */
export function openOutput(path: string): OutputFile {
	let problem: string | undefined;
	const trying = (run: () => void): void => {
		if (problem !== undefined) return;
		try {
			run();
		} catch (error) {
			problem = `cannot write '${path}': ${reasonOf(error)}`;
		}
	};
	let descriptor: number | undefined;
	trying(() => {
		descriptor = openSync(path, constants.O_WRONLY | constants.O_CREAT, 0o666);
	});
	const opened = descriptor;
	if (opened === undefined) throw new InputError(problem ?? `cannot write '${path}'`);
	let isEmptied = false;
	const empty = (): void => {
		if (!isEmptied && fstatSync(opened).isFile()) ftruncateSync(opened);
		isEmptied = true;
	};
	return {
		write: (text) =>
			trying(() => {
				empty();
				writeWhole(opened, text);
			}),
		replaces: (file) => isSameFile(fstatSync(opened), file),
		close: () => {
			trying(empty);
			trying(() => closeSync(opened));
			return problem;
		},
	};
}

function isSameFile({ dev, ino, size }: Stats, path: string): boolean {
	if (size === 0) return false;
	const other = statSync(path, { throwIfNoEntry: false });
	return other !== undefined && other.dev === dev && other.ino === ino;
}

function writeWhole(descriptor: number, text: string): void {
	let bytes = Buffer.from(text, 'utf8');
	while (bytes.length > 0) bytes = bytes.subarray(writeSync(descriptor, bytes));
}

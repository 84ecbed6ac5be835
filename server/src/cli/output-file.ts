// The file of `--output-file`: opened before the work, so that a mistake in its name costs no time, and written as the report
// grows.
import { closeSync, openSync, writeSync } from 'node:fs';
import { InputError, reasonOf } from './input.ts';

/** A file that takes a report. */
export interface OutputFile {
	readonly write: (text: string) => void;
	/** @returns what went wrong, if anything did */
	readonly close: () => string | undefined;
}

/**
 * Opens a file for a report; what it held is gone.
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
		descriptor = openSync(path, 'w');
	});
	const opened = descriptor;
	if (opened === undefined) throw new InputError(problem ?? `cannot write '${path}'`);
	return {
		write: (text) => trying(() => writeWhole(opened, text)),
		close: () => {
			trying(() => closeSync(opened));
			return problem;
		},
	};
}

function writeWhole(descriptor: number, text: string): void {
	let bytes = Buffer.from(text, 'utf8');
	while (bytes.length > 0) bytes = bytes.subarray(writeSync(descriptor, bytes));
}

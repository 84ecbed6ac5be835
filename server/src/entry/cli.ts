// `dist/cli.js`: the process around the command line.
import { readFileSync, writeSync } from 'node:fs';
import { runCli } from '../cli/main.ts';

declare const TOOL_VERSION: string;

/** Writes all of a text, also to a pipe that is full for the moment. */
function writeAll(descriptor: number, text: string): void {
	let bytes = Buffer.from(text, 'utf8');
	while (bytes.length > 0) {
		try {
			bytes = bytes.subarray(writeSync(descriptor, bytes));
		} catch (error) {
			if (!(error instanceof Error && 'code' in error)) throw error;
			if (error.code === 'EPIPE') process.exit(0);
			if (error.code !== 'EAGAIN') throw error;
		}
	}
}

process.exitCode = runCli(process.argv.slice(2), {
	out: (text) => writeAll(1, text),
	error: (text) => writeAll(2, text),
	readStdin: () => readFileSync(0),
	hasColors: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
	toolVersion: TOOL_VERSION,
});

// `dist/cli.js`: the process around the command line, and the threads that it starts of itself.
import { existsSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread, Worker } from 'node:worker_threads';
import type * as Input from '../cli/input.ts';
import type * as Workers from '../cli/lint/workers.ts';
import type * as Main from '../cli/main.ts';
import type * as Mcp from './mcp.ts';
import { terminalTraits } from './terminal-traits.ts';

declare const TOOL_VERSION: string;

/** Writes all of a text, also to a pipe that is full for the moment. */
function writeAll(descriptor: number, text: string): void {
	let bytes = Buffer.from(text, 'utf8');
	while (bytes.length > 0) {
		try {
			bytes = bytes.subarray(writeSync(descriptor, bytes));
		} catch (error) {
			if (!(error instanceof Error && 'code' in error) || error.code !== 'EAGAIN') throw error;
		}
	}
}

/** Why nothing more can be written to standard output. */
let lostOutput: unknown;

/** Writes a part of the report; once that fails, the rest of it is dropped, and the work goes on. */
function writeReport(text: string): void {
	if (lostOutput !== undefined) return;
	try {
		writeAll(1, text);
	} catch (error) {
		lostOutput = error;
	}
}

function writeError(text: string): void {
	try {
		writeAll(2, text);
	} catch {
		// No channel remains to report it.
	}
}

/** Reads standard input in pieces, so that a log of any length goes through. */
function* readLines(): Generator<string> {
	const decoder = new TextDecoder();
	const bytes = Buffer.alloc(65_536);
	let parts: string[] = [];
	for (;;) {
		const count = readSome(bytes);
		const text = decoder.decode(bytes.subarray(0, count), { stream: count > 0 });
		const lines = text.split('\n');
		const rest = lines.pop() ?? '';
		for (const line of lines) {
			yield withoutCr(parts.join('') + line);
			parts = [];
		}
		if (rest !== '') parts.push(rest);
		if (count > 0) continue;
		if (parts.length > 0) yield withoutCr(parts.join(''));
		return;
	}
}

function withoutCr(line: string): string {
	return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** @returns the number of bytes read; 0 at the end */
function readSome(bytes: Buffer): number {
	for (;;) {
		try {
			return readSync(0, bytes);
		} catch (error) {
			if (!(error instanceof Error && 'code' in error)) throw error;
			if (error.code === 'EOF') return 0;
			if (error.code !== 'EAGAIN') throw error;
			waitBriefly();
		}
	}
}

/** Node reads pipes without waiting once it has opened standard input: then the writer gets the time. */
function waitBriefly(): void {
	Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
}

/** The longest first line that can be a password; more is none, and endless input does not keep it waiting. */
const MAX_SECRET_BYTES = 4096;

/** The first line of standard input, without what surrounds it; later lines are not read. */
function readSecretLine(): string {
	const bytes = Buffer.alloc(MAX_SECRET_BYTES);
	let line = '';
	while (line.length < MAX_SECRET_BYTES && !line.includes('\n')) {
		const count = readSome(bytes);
		if (count === 0) break;
		line += bytes.toString('latin1', 0, count);
	}
	bytes.fill(0);
	return (line.split('\n')[0] ?? '').trim();
}

/** Reads a secret line: without echo from a terminal, else the first line of standard input. */
async function readPassword(): Promise<string> {
	const { stdin } = process;
	if (stdin.isTTY !== true) return readSecretLine();
	writeError('Password: ');
	stdin.setRawMode(true);
	try {
		let typed = '';
		for await (const chunk of stdin) {
			for (const letter of String(chunk)) {
				if (letter === '\r' || letter === '\n' || letter === '\u0004') return typed;
				if (letter === '\u0003') process.exit(130);
				typed = letter === '\u007f' || letter === '\b' ? typed.slice(0, -1) : typed + letter;
			}
		}
		return typed;
	} finally {
		stdin.setRawMode(false);
		stdin.pause();
		writeError('\n');
	}
}

/** The server for agents, which the package of npm brings along and the extension does not. */
function loadMcp(): typeof Mcp.serveMcp | undefined {
	const file = join(__dirname, 'mcp.js');
	if (!existsSync(file)) return undefined;
	const { serveMcp }: typeof Mcp = require(file);
	return serveMcp;
}

/** By the rule of shells, 128 and the number of the signal. */
function untilInterrupted(): Promise<number> {
	return new Promise((resolve) => {
		process.once('SIGINT', () => resolve(130));
		process.once('SIGTERM', () => resolve(143));
	});
}

/** All the rest: whoever asks for the version does not wait for it. */
function loadMain(): typeof Main {
	return require('../cli/main.ts');
}

function loadInput(): typeof Input {
	return require('../cli/input.ts');
}

function loadWorkers(): typeof Workers {
	return require('../cli/lint/workers.ts');
}

async function main(): Promise<void> {
	const { runCli } = loadMain();
	const status = await runCli(process.argv.slice(2), {
		out: writeReport,
		error: writeError,
		isOutputLost: () => lostOutput !== undefined,
		untilInterrupted,
		readStdin: () => loadInput().readToEnd(readSome, 'standard input'),
		readPassword,
		readLines,
		...terminalTraits(__dirname),
		toolVersion: TOOL_VERSION,
		loadMcp,
		startWorker: (workerData, resourceLimits) => new Worker(__filename, { workerData, resourceLimits }),
	});
	process.exitCode = status;
	if (lostOutput === undefined) return;
	const reason = lostOutput instanceof Error ? lostOutput.message : String(lostOutput);
	writeError(`samhain-lint: the report was not written to its end: ${reason}\n`);
	process.exitCode = 2;
}

// A limit of the file size is an error like a full disk; without a handler it would end the process.
process.on('SIGXFSZ', () => undefined);
if (!isMainThread) loadWorkers().serveLinting();
else if (/^(?:-V|--version)$/.test(process.argv.slice(2).join(' ')))
	writeReport(`samhain-lint ${TOOL_VERSION}\n`);
else void main();

// Many files are linted by several threads: nobody can tell from what is printed.
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../server/src/cli/command.ts';
import type { LintedFile, LintJob } from '../../server/src/cli/lint/lint-file.ts';
import { readLintOptions } from '../../server/src/cli/lint/options.ts';
import { lintTogether, planWork, type WorkPlan } from '../../server/src/cli/lint/workers.ts';
import { FORMATS } from '../../server/src/cli/reporters/formats.ts';
import { DEFAULT_MACHINE, DEFAULT_SETTINGS } from '../../server/src/core/index.ts';
import { CliFolder, type CliRun } from '../support/run-cli.ts';

/** Comments that make a file large enough for threads to be worth their start. */
const PADDING = `# ${'padding '.repeat(120)}\n`.repeat(150);

/** Files of one kind of mistake or another, and some without. */
function someFiles(count: number): Record<string, string> {
	const mistakes = [
		'SetLopTime=60\n',
		'',
		'SetMailTime=soon\n@if never\n',
		'Daemon=on\n',
		'SetLoopTime=60 # often\n',
	];
	return Object.fromEntries(
		Array.from({ length: count }, (_, at) => [
			`h${at}/samhainrc`,
			`[Misc]\n${'VersionString=x\n'.repeat(at % 7)}${mistakes[at % mistakes.length] ?? ''}${PADDING}`,
		]),
	);
}

function runBoth(
	folder: CliFolder,
	args: readonly string[],
): { readonly one: CliRun; readonly three: CliRun } {
	return { one: folder.run(['--threads', '1', ...args]), three: folder.run(['--threads', '3', ...args]) };
}

describe('several threads', () => {
	const files = someFiles(60);
	const folder = new CliFolder(files);

	it('are started for as much as this', () => {
		const names = Object.keys(files).map((name) => join(folder.path, name));
		expect(planOf(names, ['--threads', '3']).workers).toBe(2);
		expect(planOf(names, ['--threads', '1']).workers).toBe(0);
		expect(planOf(names.slice(0, 5), ['--threads', '3']).workers).toBe(0);
		expect(planOf(names, ['--threads', '3', '--fix']).workers).toBe(0);
	});

	it.each(FORMATS)('print the same as one: %s', (format) => {
		const daemonOutput = format === 'daemon' ? ['--role', 'client', '--host', 'a.example.org'] : [];
		const { one, three } = runBoth(folder, ['--format', format, ...daemonOutput, '.']);
		expect(one.status).toBe(1);
		expect(one.out.length).toBeGreaterThan(1000);
		expect(three).toEqual(one);
	});

	it('exit with 0 when nothing is as bad as asked', () => {
		const { one, three } = runBoth(folder, ['--fail-on', 'never', '.']);
		expect(one.status).toBe(0);
		expect(three).toEqual(one);
	});

	it('keep to project files, and say once what is wrong with one', () => {
		const own = new CliFolder({
			...files,
			'.samhain-lint.json': '{ "rules": { "unknown-option": "off" }, "colour": 1 }',
			'h7/.samhain-lint.json': '{ "role": "boss" }',
		});
		const { one, three } = runBoth(own, ['--format', 'gcc', '.']);
		expect(one.status).toBe(2);
		expect(one.error.match(/colour/g)).toHaveLength(1);
		expect(three).toEqual(one);
	});

	it('lint the files of a deployment with what the others show', () => {
		const clients = Object.keys(files).map((name) => name.split('/')[0] ?? '');
		const entries = clients.map((name) => `Client=${name}.example.org@00000000@${'A'.repeat(48)}\n`);
		const own = new CliFolder({
			yulerc: `[Clients]\n${entries.slice(2).join('')}[EOF]\n`,
			...Object.fromEntries(
				Object.entries(files).map(([name, text]) => [`rc.${name.split('/')[0] ?? ''}.example.org`, text]),
			),
		});
		const { one, three } = runBoth(own, ['--format', 'json', '.']);
		expect(one.out).toContain('"file": "rc.h59.example.org"');
		expect(one.out).toContain('"ruleId": "orphan-download-file"');
		expect(three).toEqual(one);
	});

	it('say of a file that it cannot be read, and lint the others', () => {
		const own = new CliFolder(files);
		mkdirSync(join(own.path, 'large'));
		writeFileSync(join(own.path, 'large/samhainrc'), '');
		truncateSync(join(own.path, 'large/samhainrc'), 256 * 1024 * 1024 + 1);
		const { one, three } = runBoth(own, ['--format', 'gcc', '.']);
		expect(one.status).toBe(2);
		expect(one.error).toContain("'large/samhainrc' has 268435457 bytes");
		expect(three).toEqual(one);
	});
});

describe('--threads', () => {
	it.each(['0', '-1', 'many', '1.5', ''])('does not take %j', (text) => {
		expect(() => readLintOptions([`--threads=${text}`, 'samhainrc'])).toThrow(UsageError);
	});
});

function planOf(files: readonly string[], args: readonly string[]): WorkPlan {
	return planWork(files, readLintOptions([...args, 'x']), () => false);
}

/** Runs threads of the code given on 100 batches. */
async function runThreads(code: string): Promise<string[]> {
	const taken: string[] = [];
	await lintTogether(
		{ workers: 3, batches: Array.from({ length: 100 }, (_, at) => [`${at}a`, `${at}b`]) },
		{
			// The limit keeps the test of the memory short.
			start: () => new Worker(code, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 32 } }),
			setup: {
				options: readLintOptions(['x']),
				reporting: { format: 'gcc', hasColors: false, toolVersion: '' },
				machine: DEFAULT_MACHINE,
			},
			job: (file): LintJob => ({ file, settings: DEFAULT_SETTINGS }),
			lint: ({ file }) => {
				// So slow that much is left for the others.
				Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
				return { file, error: '', out: file, isFailure: false, isInputError: false };
			},
			take: ({ out }: LintedFile) => taken.push(out),
			isOver: () => false,
		},
	);
	return taken;
}

const ECHO = `
	const { parentPort, threadId } = require('node:worker_threads');
	let count = 0;
	const sleep = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
	parentPort.on('message', (jobs) => {
		count++;
		const answer = () => parentPort.postMessage(jobs.map(({ file }) => ({ error: '', out: file })));
`;

describe('results', () => {
	it('are taken in the order of the files, however long each takes', async () => {
		const taken = await runThreads(`${ECHO} sleep((count * threadId * 7) % 5); answer(); });`);
		expect(taken).toEqual(Array.from({ length: 100 }, (_, at) => [`${at}a`, `${at}b`]).flat());
	});

	it('are taken in the order of the files after a slow one', async () => {
		const taken = await runThreads(`${ECHO} sleep(jobs[0].file === '1a' ? 300 : 0); answer(); });`);
		expect(taken).toHaveLength(200);
		expect(taken[0]).toBe('0a');
	});

	it.each([
		['throws', "if (count === 2) throw new Error('broken'); answer(); });", 'broken'],
		['ends', 'if (count === 2) process.exit(7); answer(); });', 'it ended with status 7'],
		[
			'runs out of memory',
			'if (count === 2) { const all = []; for (;;) all.push(new Array(1e5).fill(1.5)); } answer(); });',
			'memory',
		],
	])('are given up when a thread %s', async (_how, code, message) => {
		await expect(runThreads(`${ECHO} ${code}`)).rejects.toThrow(message);
	});
});

// The command line over 1,000 files of 1,000 lines in one run, beside other linters on files of as many lines.
// Prints wall time per file as ratios, and the peak memory at two numbers of files: it must not grow with them.
// @ts-check

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bash, dockerfile, samhainrc, toml, yulerc } from './generators.mjs';

const generators = { bash, dockerfile, samhainrc, toml, yulerc };

import { installPeers } from './peers.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const cache = join(root, '.cache/bench');
const isShort = process.argv.includes('--short');
const files = isShort ? 400 : 1000;
const lines = 1000;

/**
 * Writes a folder of generated files.
 * @param {'samhainrc' | 'yulerc' | 'toml' | 'dockerfile' | 'bash'} kind
 * @param {(at: number) => string} name
 * @param {number} count
 */
function writeFiles(kind, name, count) {
	const folder = mkdtempSync(join(tmpdir(), `bench-${kind}-`));
	const { text } = generators[kind](lines);
	for (let at = 0; at < count; at++) {
		const file = join(folder, name(at));
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
	return folder;
}

/**
 * Runs a command over a folder; GNU time gives the peak memory where it is installed.
 * @param {string[]} command
 * @param {string} folder
 */
function run(command, folder) {
	const hasTime = existsSync('/usr/bin/time');
	const memoryFile = join(tmpdir(), `bench-memory-${process.pid}`);
	const words = hasTime ? ['/usr/bin/time', '-f', '%M', '-o', memoryFile, ...command] : command;
	const start = performance.now();
	const result = spawnSync(words[0] ?? '', words.slice(1), {
		cwd: folder,
		stdio: 'ignore',
		timeout: 600_000,
		maxBuffer: 1,
	});
	const ms = performance.now() - start;
	const memory = hasTime
		? Number(readFileSync(memoryFile, 'utf8').trim().split('\n').at(-1)) / 1024
		: Number.NaN;
	return { ms, memory, status: result.status };
}

/**
 * Runs commands by turns, so that what else the machine does hits all of them.
 * @template {string} Name
 * @param {Record<Name, { command: string[], folder: string }>} contenders
 * @returns {Record<Name, { ms: number, memory: number }>} medians
 */
function race(contenders) {
	const rounds = isShort ? 3 : 5;
	const names = /** @type {Name[]} */ (Object.keys(contenders));
	const results = names.map(() => /** @type {{ ms: number, memory: number }[]} */ ([]));
	for (let round = 0; round < rounds; round++) {
		for (const [at, name] of names.entries())
			results[at]?.push(run(contenders[name].command, contenders[name].folder));
	}
	const middle = (/** @type {number[]} */ values) => values.sort((a, b) => a - b)[rounds >> 1] ?? Number.NaN;
	const medians = results.map((all) => ({
		ms: middle(all.map(({ ms }) => ms)),
		memory: middle(all.map(({ memory }) => memory)),
	}));
	return /** @type {Record<Name, { ms: number, memory: number }>} */ (
		Object.fromEntries(names.map((name, at) => [name, medians[at]]))
	);
}

installPeers();
const cli = ['node', join(root, 'dist/cli.js'), '--no-config', '--format', 'gcc', '.'];
const alone = [...cli, '--threads', '1'];
const tombi = [join(cache, 'node_modules/@tombi-toml/cli-linux-x64/tombi'), 'lint', '--offline', '.'];
const folders = {
	few: writeFiles('samhainrc', (at) => `host${at}/samhainrc`, files / 10),
	half: writeFiles('samhainrc', (at) => `host${at}/samhainrc`, files / 2),
	many: writeFiles('samhainrc', (at) => `host${at}/samhainrc`, files),
	servers: writeFiles('yulerc', (at) => `host${at}/yulerc`, files),
	toml: writeFiles('toml', (at) => `d${at}/bench.toml`, files),
};
const { ours, single, servers, theirs, few, half } = race({
	ours: { command: cli, folder: folders.many },
	theirs: { command: tombi, folder: folders.toml },
	servers: { command: cli, folder: folders.servers },
	single: { command: alone, folder: folders.many },
	few: { command: alone, folder: folders.few },
	half: { command: cli, folder: folders.half },
});
console.log(`\ncommand line, ${files} files of ${lines} lines, ${availableParallelism()} threads`);

/**
 * @param {string} name
 * @param {{ ms: number, memory: number }} result
 */
function print(name, { ms, memory }) {
	const ratio = (ms / theirs.ms).toFixed(2);
	console.log(
		`${name.padEnd(34)} ${(ms / files).toFixed(2)} ms per file, ${ratio} of tombi's, peak ${memory.toFixed(0)} MiB`,
	);
}
print('samhain-lint', ours);
print('samhain-lint, one thread', single);
print('samhain-lint, yulerc with clients', servers);
print('tombi', theirs);
console.log(
	`peak memory: one thread ${few.memory.toFixed(0)} MiB for a tenth of the files, all threads ${half.memory.toFixed(0)} MiB for half of them`,
);

// Others are slower, or take one file a run or long lists as arguments: fewer files, figures per file.
const peers = [
	{
		name: 'dockerfile-utils',
		kind: /** @type {const} */ ('dockerfile'),
		file: 'Dockerfile',
		command: [join(cache, 'node_modules/.bin/dockerfile-utils'), 'lint'],
	},
	{
		name: 'shellcheck',
		kind: /** @type {const} */ ('bash'),
		file: 'sh',
		command: ['shellcheck'],
	},
];
const count = 10;
for (const { name, kind, file, command } of peers) {
	if (spawnSync(command[0] ?? '', ['--version'], { stdio: 'ignore' }).error !== undefined) {
		console.log(`${name.padEnd(17)} is not installed`);
		continue;
	}
	const folder = writeFiles(kind, (at) => `${at}.${file}`, count);
	const names = Array.from({ length: count }, (_, at) => `${at}.${file}`);
	// dockerfile-utils takes one file a run; that start-up is part of what its user waits for.
	const ms =
		name === 'dockerfile-utils'
			? names.reduce((sum, one) => sum + run([...command, one], folder).ms, 0)
			: run([...command, ...names], folder).ms;
	const ratio = ours.ms / files / (ms / count);
	console.log(
		`${name.padEnd(17)} ${(ms / count).toFixed(2)} ms per file; ours / theirs = ${ratio.toFixed(3)}`,
	);
	rmSync(folder, { recursive: true });
}
for (const folder of Object.values(folders)) rmSync(folder, { recursive: true });
// Each comparison is between runs of as many threads: a thread has a memory of its own.
if (single.memory > few.memory * 1.5 || ours.memory > half.memory * 1.5) {
	console.error('memory grows with the number of files');
	process.exit(1);
}

// The command line over 1,000 files of 1,000 lines in one run, beside other linters on files of the same size.
// Prints wall time per line as ratios, and the peak memory at two numbers of files: it must not grow with them.
// @ts-check

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as generators from './generators.mjs';
import { installPeers } from './run.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const cache = join(root, '.cache/bench');
const isShort = process.argv.includes('--short');
const files = isShort ? 200 : 1000;
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

installPeers();
const cli = ['node', join(root, 'dist/cli.js'), '--no-config', '--format', 'gcc', '.'];
const few = writeFiles('samhainrc', (at) => `host${at}/samhainrc`, Math.max(20, files / 10));
const many = writeFiles('samhainrc', (at) => `host${at}/samhainrc`, files);
const yulercs = writeFiles('yulerc', (at) => `host${at}/yulerc`, Math.max(20, files / 10));
const ours = run(cli, many);
const small = run(cli, few);
const servers = run(cli, yulercs);
console.log(`\ncommand line, ${files} files of ${lines} lines`);
console.log(
	`samhain-lint      ${(ours.ms / files).toFixed(2)} ms per file, peak ${ours.memory.toFixed(0)} MiB (${small.memory.toFixed(0)} MiB for a tenth of the files)`,
);
console.log(
	`samhain-lint      ${(servers.ms / Math.max(20, files / 10)).toFixed(2)} ms per file of ${lines} clients`,
);

// Others are slower or take long lists as arguments: fewer files, figures per file.
const peers = [
	{
		name: 'tombi',
		kind: /** @type {const} */ ('toml'),
		file: 'toml',
		count: files,
		command: [join(cache, 'node_modules/@tombi-toml/cli-linux-x64/tombi'), 'lint', '--offline', '.'],
	},
	{
		name: 'dockerfile-utils',
		kind: /** @type {const} */ ('dockerfile'),
		file: 'Dockerfile',
		count: 10,
		command: [join(cache, 'node_modules/.bin/dockerfile-utils'), 'lint'],
		isPerFile: true,
	},
	{
		name: 'shellcheck',
		kind: /** @type {const} */ ('bash'),
		file: 'sh',
		count: 10,
		command: ['shellcheck'],
		isPerFile: true,
	},
];
for (const { name, kind, file, count, command, isPerFile } of peers) {
	if (spawnSync(command[0] ?? '', ['--version'], { stdio: 'ignore' }).error !== undefined) {
		console.log(`${name.padEnd(17)} is not installed`);
		continue;
	}
	const folder = writeFiles(kind, (at) => (isPerFile ? `${at}.${file}` : `d${at}/bench.${file}`), count);
	const names = isPerFile ? Array.from({ length: count }, (_, at) => `${at}.${file}`) : [];
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
for (const folder of [few, many, yulercs]) rmSync(folder, { recursive: true });
if (ours.memory > small.memory * 1.5) {
	console.error('memory grows with the number of files');
	process.exit(1);
}

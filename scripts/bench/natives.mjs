// The command line over 1,000 files of the size of Debian's samhainrc, beside linters for other languages over as many files
// of as many bytes, most of them native programs; how long each takes to start; and how large what is installed is.
// Prints tables with ratios. All by turns in one run, so that what else the machine does hits all of them.
//   node scripts/bench/natives.mjs [--rounds 5] [--files 1000]
// @ts-check

import { spawnSync } from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleAll } from '../bundle.mjs';
import { javascript, samhainrc, toml } from './generators.mjs';
import { installPeers } from './peers.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const peers = join(root, '.cache/bench/node_modules');
const own = join(root, 'node_modules');
/** Lines of a samhainrc of 16 KB. */
const LINES = 710;

const { values } = parseArgs({
	options: { rounds: { type: 'string', default: '5' }, files: { type: 'string', default: '1000' } },
});
const rounds = Number(values.rounds);
const files = Number(values.files);

const ours = samhainrc(LINES).text;

/**
 * @param {(lines: number) => { text: string }} generate
 * @returns {string} a text of the same number of bytes, to within a line
 */
function sameSize(generate) {
	let lines = LINES;
	while (generate(lines).text.length < ours.length) lines += 5;
	while (generate(lines).text.length > ours.length) lines--;
	return generate(lines).text;
}

/**
 * Writes a folder of equal files, and beside it one with a single small file.
 * @param {string} text
 * @param {(at: number) => string} name
 * @param {string} small
 */
function writeFolders(text, name, small) {
	const parent = mkdtempSync(join(tmpdir(), 'bench-natives-'));
	const many = join(parent, 'many');
	const one = join(parent, 'one');
	for (let at = 0; at < files; at++) {
		const file = join(many, name(at));
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
	mkdirSync(join(one, dirname(name(0))), { recursive: true });
	writeFileSync(join(one, name(0)), small);
	return { parent, many, one };
}

/** @typedef {{ ms: number, cpuMs: number, mib: number }} Cost */

/**
 * Runs a command once; needs GNU time.
 * @param {string[]} command
 * @param {string} folder
 * @returns {Cost}
 */
function run(command, folder) {
	const report = join(tmpdir(), `bench-natives-${process.pid}`);
	const words = ['-f', '%U %S %M', '-o', report, ...command];
	const start = performance.now();
	const { error } = spawnSync('/usr/bin/time', words, { cwd: folder, stdio: 'ignore' });
	const ms = performance.now() - start;
	if (error !== undefined) throw new Error('GNU time is needed: apt-get install -y time');
	const [user = 0, system = 0, kib = 0] = (readFileSync(report, 'utf8').trim().split('\n').at(-1) ?? '')
		.split(' ')
		.map(Number);
	return { ms, cpuMs: (user + system) * 1000, mib: kib / 1024 };
}

/** @param {number[]} numbers */
const middle = (numbers) => numbers.sort((one, other) => one - other)[numbers.length >> 1] ?? Number.NaN;

/** @param {string} path @returns {number} bytes of a file or of all files in a folder */
function sizeOf(path) {
	if (!existsSync(path)) return Number.NaN;
	if (!statSync(path).isDirectory()) return statSync(path).size;
	return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

installPeers();
await bundleAll({ isQuiet: true });

const folders = {
	samhainrc: writeFolders(ours, (at) => `host${at}/samhainrc`, samhainrc(20).text),
	toml: writeFolders(sameSize(toml), (at) => `d${at}/bench.toml`, toml(20).text),
	javascript: writeFolders(sameSize(javascript), (at) => `d${at}/bench.js`, javascript(20).text),
};
/** @type {ReadonlyArray<{ name: string, kind: keyof typeof folders, start: string[], lint: string[], installed: string[] }>} */
const contenders = [
	{
		name: 'samhain-lint',
		kind: 'samhainrc',
		start: ['node', join(root, 'dist/cli.js')],
		lint: ['--no-config', '--format', 'gcc', '.'],
		installed: ['cli.js', 'core.js', 'lsp.js', 'server.js', 'library.js', 'mcp.js'].map((name) =>
			join(root, 'dist', name),
		),
	},
	{
		name: 'tombi',
		kind: 'toml',
		start: [join(peers, '.bin/tombi')],
		lint: ['lint', '--offline', '.'],
		installed: [join(peers, 'tombi'), join(peers, '@tombi-toml')],
	},
	{
		name: 'taplo',
		kind: 'toml',
		start: [join(peers, '.bin/taplo')],
		lint: ['lint', '--no-schema'],
		installed: [join(peers, '@taplo')],
	},
	{
		name: 'biome',
		kind: 'javascript',
		start: [join(own, '.bin/biome')],
		lint: ['lint', '.'],
		installed: [join(own, '@biomejs')],
	},
	{
		name: 'oxlint',
		kind: 'javascript',
		start: [join(own, '.bin/oxlint')],
		lint: [],
		installed: [join(own, 'oxlint'), join(own, '@oxlint')],
	},
];

/** @type {Record<string, Cost[]>} */
const costs = {};
for (let round = 0; round < rounds; round++) {
	for (const { name, kind, start, lint } of contenders) {
		const { many, one } = folders[kind];
		for (const [what, words, folder] of /** @type {const} */ ([
			['many', lint, many],
			['version', ['--version'], one],
			['one', lint, one],
		]))
			costs[`${name} ${what}`] = [...(costs[`${name} ${what}`] ?? []), run([...start, ...words], folder)];
	}
}
for (const { parent } of Object.values(folders)) rmSync(parent, { recursive: true });

/** @param {string} what @param {keyof Cost} part */
const median = (what, part) => middle((costs[what] ?? []).map((cost) => cost[part]));

console.log(
	`\n${files} files of ${(ours.length / 1024).toFixed(0)} KiB each, median of ${rounds}; ours / theirs\n`,
);
console.log(
	'| | all files | processor time | peak memory | `--version`, processor time | one small file, processor time | installed |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const { name, installed } of contenders) {
	const mb = installed.reduce((sum, path) => sum + sizeOf(path), 0) / 1e6;
	/** @param {string} what @param {keyof Cost} part */
	const cell = (what, part) => {
		const value = median(`${name} ${what}`, part);
		const ratio = (median(`samhain-lint ${what}`, part) / value).toFixed(2);
		const unit = part === 'mib' ? 'MiB' : 'ms';
		return name === 'samhain-lint' ? `${value.toFixed(0)} ${unit}` : `${ratio} (${value.toFixed(0)} ${unit})`;
	};
	console.log(
		`| ${name} | ${cell('many', 'ms')} | ${cell('many', 'cpuMs')} | ${cell('many', 'mib')} | ${cell('version', 'cpuMs')} | ${cell('one', 'cpuMs')} | ${mb.toFixed(1)} MB |`,
	);
}
console.log('\nArtefacts, in bytes:');
for (const name of readdirSync(root).filter((each) => /\.(?:vsix|tgz)$/.test(each)))
	console.log(`${name}: ${sizeOf(join(root, name))}`);
const page = join(root, 'site', 'samhain-lint.html');
if (existsSync(page)) console.log(`samhain-lint.html: ${sizeOf(page)}`);

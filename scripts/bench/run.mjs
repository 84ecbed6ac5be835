// The protocol comparison: the same work through the same client against this project's server, its peers, and a server
// that does nothing, in one run; printed as ratios.
//   node scripts/bench/run.mjs [--sizes 10000,100000] [--edits 20] [--only REGEX] [--out FILE] [--short]
// @ts-check

import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installPeers } from './peers.mjs';
import { writeSettings } from './schema.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const cache = join(root, '.cache/bench');

const bin = join(cache, 'node_modules/.bin');
/** With the flag that the extension gives; see `client/src/node.ts`. */
const own = `node --heap-growing-percent=15 ${join(root, 'dist/server.js')} --stdio`;
/** @type {ReadonlyArray<{ name: string, cmd: string, gen: string, pull?: boolean, settings?: string }>} */
const ROWS = [
	{ name: 'noop-pull', cmd: `node ${join(here, 'noop-server.mjs')} --stdio`, gen: 'samhainrc', pull: true },
	{ name: 'samhainrc-pull', cmd: own, gen: 'samhainrc', pull: true },
	{ name: 'yulerc-pull', cmd: own, gen: 'yulerc', pull: true },
	{
		name: 'json-pull',
		cmd: `node ${bin}/vscode-json-language-server --stdio`,
		gen: 'json',
		pull: true,
		settings: 'json.json',
	},
	{ name: 'samhainrc', cmd: own, gen: 'samhainrc' },
	{ name: 'yulerc', cmd: own, gen: 'yulerc' },
	{
		name: 'json',
		cmd: `node ${bin}/vscode-json-language-server --stdio`,
		gen: 'json',
		settings: 'json.json',
	},
	{ name: 'css', cmd: `node ${bin}/vscode-css-language-server --stdio`, gen: 'css', settings: 'css.json' },
	{ name: 'dockerfile', cmd: `node ${bin}/docker-langserver --stdio`, gen: 'dockerfile' },
	{ name: 'yaml', cmd: `node ${bin}/yaml-language-server --stdio`, gen: 'yaml', settings: 'yaml.json' },
	{ name: 'tombi', cmd: `${join(cache, 'node_modules/@tombi-toml/cli-linux-x64/tombi')} lsp`, gen: 'toml' },
	{ name: 'bash', cmd: `node ${bin}/bash-language-server start`, gen: 'bash' },
];

const { values } = parseArgs({
	options: {
		sizes: { type: 'string', default: '10000,100000' },
		edits: { type: 'string', default: '20' },
		timeout: { type: 'string', default: '60000' },
		only: { type: 'string' },
		out: { type: 'string', default: join(cache, 'results.jsonl') },
		short: { type: 'boolean', default: false },
	},
});

/** @typedef {{ p50: number, p95: number } | undefined} Stat */

/**
 * @param {string} file
 * @returns {any[]}
 */
function readRows(file) {
	return readFileSync(file, 'utf8')
		.split('\n')
		.filter(Boolean)
		.map((line) => {
			const row = JSON.parse(line);
			// From the start of the process to the first findings; the client pauses between the two.
			if (row.openDiagMs !== undefined) row.firstFindingsMs = { p50: row.initMs.p50 + row.openDiagMs };
			return row;
		});
}

/**
 * Prints our figures as ratios to each peer's.
 * @param {any[]} rows
 */
export function printRatios(rows) {
	const figures = /** @type {const} */ ([
		'initMs',
		'firstFindingsMs',
		'editDiagMs',
		'editSymbolsMs',
		'editCompletionMs',
		'editHoverMs',
		'burstHoverMs',
		'editTokensMs',
		'editHintsMs',
		'editFormatMs',
		'editRenameMs',
	]);
	const sizes = [...new Set(rows.map((row) => Math.round(row.lines / 1000)))].filter(Number.isFinite);
	for (const size of sizes) {
		const here = rows.filter((row) => Math.round(row.lines / 1000) === size);
		for (const mine of here.filter((row) => /^(?:samhainrc|yulerc)/.test(row.name))) {
			console.log(`\n${mine.name}, ${size}k lines (p50; ratio = ours / theirs)`);
			console.log(
				`${''.padEnd(12)}${figures.map((figure) => figure.padStart(18)).join('')}${'rss MiB'.padStart(16)}`,
			);
			for (const other of here) {
				if (other === mine || (other.diag !== mine.diag && other.name !== 'json-pull')) continue;
				const cells = figures.map((figure) => {
					const a = /** @type {Stat} */ (mine[figure])?.p50;
					const b = /** @type {Stat} */ (other[figure])?.p50;
					return (a && b ? `${a.toFixed(2)}/${b.toFixed(2)}=${(a / b).toFixed(3)}` : '—').padStart(18);
				});
				const memory = mine.rss && other.rss ? `${(mine.rss / other.rss).toFixed(2)}` : '—';
				console.log(`${other.name.padEnd(12)}${cells.join('')}${memory.padStart(16)}`);
			}
		}
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	installPeers();
	writeSettings(cache);
	mkdirSync(dirname(values.out), { recursive: true });
	rmSync(values.out, { force: true });
	const wanted = values.short ? /-pull$/ : new RegExp(values.only ?? '');
	const edits = values.short ? '8' : values.edits;
	for (const row of ROWS.filter(({ name }) => wanted.test(name))) {
		const result = spawnSync(
			'node',
			[
				join(here, 'client.mjs'),
				...['--name', row.name, '--cmd', row.cmd, '--gen', row.gen, '--sizes', values.sizes],
				...['--edits', edits, '--reqs', edits, '--timeout', values.timeout, '--out', values.out],
				...(row.pull ? ['--diag', 'pull'] : []),
				...(row.settings ? ['--settings', join(cache, row.settings)] : []),
				...(values.short ? ['--starts', '3'] : []),
			],
			{ cwd: cache, stdio: ['ignore', 'ignore', 'inherit'], timeout: 900_000 },
		);
		if (result.status !== 0)
			appendFileSync(values.out, `${JSON.stringify({ name: row.name, error: `exit ${result.status}` })}\n`);
		console.error(`measured ${row.name}`);
	}
	printRatios(readRows(values.out));
}

#!/usr/bin/env node
// `coverage --root` over very many names, beside `find` and beside AIDE without checksums on the same tree.
//   node scripts/bench/coverage.mjs [--names N] [--runs N]
// Prints seconds and the largest resident memory of each program, and ratios. AIDE is left out where it is not installed.
// At the end: from a keystroke in a file of 10,000 entries to the items of the view.
// @ts-check

import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundleAll } from '../bundle.mjs';
import { loadCore, ROOT } from '../load-core.mjs';

const { values } = parseArgs({
	options: {
		names: { type: 'string', default: '1000000' },
		runs: { type: 'string', default: '3' },
	},
});
const names = Number(values.names);
const runs = Number(values.runs);
const FILES_IN_FOLDER = 100;

await bundleAll({ isQuiet: true });
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'coverage-bench-'));
try {
	const root = path.join(folder, 'root');
	process.stdout.write(`making ${names} names\n`);
	makeTree(root);
	const config = path.join(folder, 'samhainrc');
	fs.writeFileSync(config, '[ReadOnly]\ndir=99/srv\n[Attributes]\ndir=1/srv/a0\nfile=/srv/a1/b0\n');
	const cli = path.join(ROOT, 'dist/cli.js');
	/** @type {[string, string, string[]][]} */
	const programs = [
		['find', 'find', [root, '-printf', '%y %p\\n']],
		['json', process.execPath, [cli, 'coverage', config, '--root', root, '--format', 'json']],
		['text', process.execPath, [cli, 'coverage', config, '--root', root]],
	];
	if (spawnSync('aide', ['--version']).error === undefined) programs.push(['aide', 'aide', aide(root)]);
	/** @type {Map<string, { seconds: number[], megabytes: number[] }>} */
	const results = new Map(programs.map(([name]) => [name, { seconds: [], megabytes: [] }]));
	for (let run = 0; run <= runs; run++) {
		for (const [name, program, args] of programs) {
			const { seconds, megabytes, status } = await measure(program, args);
			if (status !== 0 && name !== 'aide') throw new Error(`${name} ended with status ${status}`);
			// The first run fills the caches of the file system.
			if (run === 0) continue;
			results.get(name)?.seconds.push(seconds);
			results.get(name)?.megabytes.push(megabytes);
		}
	}
	const find = median(results.get('find')?.seconds ?? []);
	for (const [name, { seconds, megabytes }] of results) {
		const time = median(seconds);
		process.stdout.write(
			`${name.padEnd(5)} ${time.toFixed(2).padStart(7)} s  ${(time / find).toFixed(2).padStart(6)} x find  ${median(megabytes).toFixed(0).padStart(5)} MB\n`,
		);
	}
} finally {
	fs.rmSync(folder, { recursive: true, force: true });
}

await measureView();

/** From an edit to the items of the view. */
async function measureView() {
	const { Analysis, DEFAULT_SETTINGS, assumeCoverage, watchedItems } = await loadCore();
	const lines = ['[ReadOnly]'];
	for (let at = 1; at < 10_000; at++)
		lines.push(at % 3 === 0 ? `dir=2/srv/a${at % 97}/d${at}` : `file=/srv/a${at % 97}/b${at % 31}/f${at}`);
	const analysis = new Analysis(`${lines.join('\n')}\n`, { ...DEFAULT_SETTINGS, role: 'client' });
	/** @type {number[]} */
	const milliseconds = [];
	for (let run = 0; run < 50; run++) {
		const place = { line: 5000, column: 6 };
		const start = process.hrtime.bigint();
		analysis.edit({ start: place, end: place, text: 'x' });
		watchedItems(assumeCoverage(analysis), { showsUnwatched: false, filter: '' });
		milliseconds.push(Number(process.hrtime.bigint() - start) / 1e6);
	}
	process.stdout.write(`view after a keystroke in 10,000 lines: ${median(milliseconds).toFixed(1)} ms\n`);
}

/** @param {string} root */
function makeTree(root) {
	let left = names;
	for (let top = 0; left > 0; top++)
		for (let middle = 0; middle < 10 && left > 0; middle++)
			for (let low = 0; low < 10 && left > 0; low++) {
				const place = path.join(root, 'srv', `a${top}`, `b${middle}`, `c${low}`);
				fs.mkdirSync(place, { recursive: true });
				left--;
				for (let file = 0; file < FILES_IN_FOLDER && left > 0; file++, left--)
					fs.writeFileSync(path.join(place, `file-${file}.conf`), '');
			}
}

/** @param {string} root */
function aide(root) {
	const config = path.join(folder, 'aide.conf');
	fs.writeFileSync(
		config,
		`database_in=file:${folder}/aide.db\ndatabase_out=file:${folder}/aide.db.new\ngzip_dbout=no\n${root} p+i+n+u+g+s+m+c\n`,
	);
	return ['--config', config, '--dry-init'];
}

/**
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<{ seconds: number, megabytes: number, status: number | null }>}
 */
function measure(program, args) {
	return new Promise((resolve, reject) => {
		const start = process.hrtime.bigint();
		const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore'] });
		let kilobytes = 0;
		const timer = setInterval(() => {
			try {
				const text = fs.readFileSync(`/proc/${child.pid}/status`, 'utf8');
				kilobytes = Math.max(kilobytes, Number(/VmHWM:\s+(\d+)/.exec(text)?.[1] ?? 0));
			} catch {
				// It has just ended.
			}
		}, 20);
		child.on('error', reject);
		child.on('close', (status) => {
			clearInterval(timer);
			const seconds = Number(process.hrtime.bigint() - start) / 1e9;
			resolve({ seconds, megabytes: kilobytes / 1024, status });
		});
	});
}

/** @param {number[]} list */
function median(list) {
	return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
}

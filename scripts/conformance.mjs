#!/usr/bin/env node
// Compares our verdicts with recorded verdicts of real daemons, case by case.
//   npm run conformance [-- [FILE.jsonl | FOLDER]... [--show N] [--only TEXT]]
// Without a file: the sample in test/conformance. Prints the share of equal cases by role, version and family, and
// the first N disagreements; the exit status is 1 below 100 %.
import fs from 'node:fs';
import path from 'node:path';
import { loadCore, ROOT } from './load-core.mjs';

const { Analysis, DEFAULT_SETTINGS, parseBuild, daemonOutput, decodeKeepingBytes } = await loadCore();
// Whoever reads only the first lines of a report closes the pipe.
process.stdout.on('error', (error) => {
	if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EPIPE') process.exit();
	throw error;
});
const WITHOUT = parseBuild('full');
const { files, show, only } = readArguments(process.argv.slice(2));

/** @type {Map<string, { equal: number, all: number }>} */
const counts = new Map();
const unequal = [];
for (const file of files) {
	for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
		if (line === '') continue;
		const one = JSON.parse(line);
		if (only !== '' && !`${one.id}@${one.version} ${one.tags.join(' ')}`.includes(only)) continue;
		const got = judge(one).map(print);
		const want = one.verdict.map(print);
		const isEqual = got.length === want.length && got.every((text, index) => text === want[index]);
		for (const name of ['all', one.variant, one.version, one.tags[0]]) {
			const count = counts.get(name) ?? { equal: 0, all: 0 };
			counts.set(name, { equal: count.equal + (isEqual ? 1 : 0), all: count.all + 1 });
		}
		if (!isEqual) unequal.push({ one, got, want });
	}
}
for (const [name, { equal, all }] of counts) {
	process.stdout.write(
		`${name.padEnd(12)} ${String(equal).padStart(5)} of ${String(all).padStart(5)} equal (${((100 * equal) / all).toFixed(2)} %)\n`,
	);
}
for (const { one, got, want } of unequal.slice(0, show)) report(one, got, want);
if (unequal.length > 0 || counts.size === 0) process.exitCode = 1;

function readArguments(words) {
	const named = [];
	const options = { show: 20, only: '' };
	for (let at = 0; at < words.length; at++) {
		if (words[at] === '--show') options.show = Number(words[++at]);
		else if (words[at] === '--only') options.only = words[++at] ?? '';
		else named.push(words[at]);
	}
	const places = named.length > 0 ? named : [path.join(ROOT, 'test/conformance')];
	const found = places.flatMap((place) =>
		fs.statSync(place).isDirectory()
			? fs
					.readdirSync(place)
					.filter((name) => name.endsWith('.jsonl'))
					.sort()
					.map((name) => path.join(place, name))
			: [place],
	);
	return { files: found, ...options };
}

function judge({ text, b64, variant, version, host }) {
	const source = b64 === undefined ? text : decodeKeepingBytes(Buffer.from(b64, 'base64').toString('latin1'));
	const language = variant === 'server' ? 'yulerc' : 'samhainrc';
	const settings = {
		...DEFAULT_SETTINGS,
		language,
		role: variant,
		version,
		host,
		without: WITHOUT,
		isVerbatim: true,
	};
	return daemonOutput(new Analysis(source, settings));
}

function print({ line, severity, text }) {
	return `${line}\t${severity}\t${text}`;
}

function report(one, got, want) {
	const lines = (one.text ?? '').split('\n');
	const source = (text) => lines[Number(text.slice(0, text.indexOf('\t'))) - 1] ?? '';
	const left = [...want];
	const extra = got.filter((text) => {
		const at = left.indexOf(text);
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
	process.stdout.write(`\n${one.id}@${one.version}\n`);
	for (const text of left)
		process.stdout.write(`  missing ${text.slice(0, 300)}    <- ${source(text).slice(0, 120)}\n`);
	for (const text of extra)
		process.stdout.write(`  extra   ${text.slice(0, 300)}    <- ${source(text).slice(0, 120)}\n`);
	if (left.length + extra.length === 0) process.stdout.write('  the same messages in another order\n');
}

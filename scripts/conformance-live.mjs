#!/usr/bin/env node
// Compares our verdicts with those of Debian's samhain (standalone, 4.1.4) on generated files.
//   npm run conformance:live [-- --count N] [--seed S] [--show N] [--keep FOLDER] [--families A,B]
// Severity and text of all messages are compared in order. Exit status: 1 on any difference, 2 without a samhain.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findSamhain, toPlain } from './conformance/debian.mjs';
import { generateFile } from './conformance/generate.mjs';
import { loadCore, ROOT } from './load-core.mjs';

const HOST = 'client1.example.org';
const BATCH = 20;
const ABORTED = 'CRASH signal 6';

// Whoever reads only the first lines of a report closes the pipe.
process.stdout.on('error', (error) => {
	if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EPIPE') process.exit();
	throw error;
});
const options = readOptions(process.argv.slice(2));
const families = options.families === '' ? undefined : options.families.split(',');
const binary = findSamhain();
if (binary === undefined) process.exit(2);
const { Analysis, DEFAULT_SETTINGS, parseBuild, daemonOutput, decodeKeepingBytes } = await loadCore();
const without = parseBuild('debian');
const folder = options.keep === '' ? fs.mkdtempSync(path.join(os.tmpdir(), 'conformance-')) : options.keep;
fs.mkdirSync(folder, { recursive: true });

/** @type {Map<string, { equal: number, all: number }>} */
const counts = new Map();
let shown = 0;
let skipped = 0;
let killed = 0;
for (let from = 0; from < options.count; from += BATCH) {
	const batch = [];
	for (let at = from; at < Math.min(options.count, from + BATCH); at++) {
		const { family, bytes } = generateFile(options.seed + at, families);
		const text = decodeKeepingBytes(bytes.toString('latin1'));
		const ours = ourVerdict(text);
		// A file on which the daemon hangs would only cost time.
		if (ours.some(({ text: message }) => message.startsWith('daemon hung'))) {
			skipped++;
			continue;
		}
		const file = path.join(folder, `${options.seed + at}.rc`);
		fs.writeFileSync(file, bytes);
		batch.push({ family, file, text, ours: ours.map(toPlain) });
	}
	const theirs = askDaemon(batch.map(({ file }) => file));
	for (const one of batch) compare(one, theirs.get(one.file) ?? []);
}
let failures = 0;
for (const [name, { equal, all }] of [...counts].sort()) {
	failures += name === 'all' ? all - equal : 0;
	process.stdout.write(
		`${name.padEnd(12)} ${String(equal).padStart(5)} of ${String(all).padStart(5)} equal (${((100 * equal) / all).toFixed(2)} %)\n`,
	);
}
if (skipped > 0) process.stdout.write(`${skipped} files left out: the daemon would hang on them\n`);
if (killed > 0) process.stdout.write(`${killed} files left out: the daemon was killed for want of memory\n`);
if (options.keep === '') fs.rmSync(folder, { recursive: true });
if (failures > 0) process.exitCode = 1;

function readOptions(words) {
	const found = { count: 300, seed: 1, show: 10, keep: '', families: '' };
	for (let at = 0; at < words.length; at += 2) {
		const name = words[at]?.slice(2) ?? '';
		if (!(name in found)) {
			process.stderr.write(`unknown option ${words[at]}\n`);
			process.exit(2);
		}
		found[name] = typeof found[name] === 'string' ? words[at + 1] : Number(words[at + 1]);
	}
	return found;
}

function ourVerdict(text) {
	const settings = {
		...DEFAULT_SETTINGS,
		role: 'standalone',
		version: '4.1.4',
		host: HOST,
		without,
		isVerbatim: true,
	};
	return daemonOutput(new Analysis(text, settings));
}

function askDaemon(files) {
	const script = path.join(ROOT, 'test/conformance/oracle.sh');
	const env = { ...process.env, SAMHAIN_BIN: binary, ORACLE_HOSTNAME: HOST };
	const { stdout, stderr, status } = spawnSync(script, files, { env, maxBuffer: 1 << 28 });
	if (status !== 0) {
		process.stderr.write(stderr.toString());
		process.exit(2);
	}
	const found = new Map();
	for (const line of stdout.toString('utf8').split('\n')) {
		const tab = line.indexOf('\t');
		if (tab < 0) continue;
		const file = line.slice(0, tab);
		const said = found.get(file) ?? [];
		said.push(line.slice(tab + 1));
		found.set(file, said);
	}
	return found;
}

/** Neither side counts a message that repeats the one before it. */
function withoutRepeats(messages) {
	return messages.filter((message, at) => message !== messages[at - 1]);
}

function compare({ family, file, text, ours }, theirs) {
	// Debian's allocator kills the daemon (signal 9) where that of the recorded builds aborts it (signal 6). Where we
	// expect neither, it was killed from outside, for want of memory: no verdict of the daemon's.
	if (theirs.includes('CRASH signal 9') && !ours.includes(ABORTED)) {
		killed++;
		return;
	}
	const got = withoutRepeats(ours);
	const want = withoutRepeats(theirs.map((message) => (message === 'CRASH signal 9' ? ABORTED : message)));
	const isEqual = got.length === want.length && got.every((message, at) => message === want[at]);
	for (const name of ['all', family]) {
		const count = counts.get(name) ?? { equal: 0, all: 0 };
		counts.set(name, { equal: count.equal + (isEqual ? 1 : 0), all: count.all + 1 });
	}
	if (isEqual || shown >= options.show) return;
	shown++;
	let at = 0;
	while (at < got.length && got[at] === want[at]) at++;
	process.stdout.write(
		`\n${path.basename(file, '.rc')} (${family}), first difference in message ${at + 1}\n`,
	);
	process.stdout.write(
		`  daemon: ${(want[at] ?? 'nothing').slice(0, 400)}\n  we:     ${(got[at] ?? 'nothing').slice(0, 400)}\n`,
	);
	const value = /obj=<(.*)>$/s.exec(want[at] ?? got[at] ?? '')?.[1] ?? '';
	const source = text.split('\n').find((line) => value !== '' && line.includes(value));
	if (source !== undefined) process.stdout.write(`  line:   ${JSON.stringify(source).slice(0, 300)}\n`);
}

#!/usr/bin/env node
// Runs experiments with an installed samhain and writes down what it reported: builds the tree, -t init, applies the
// changes, -t check. Runs in namespaces of its own that `live.mjs` makes: /srv is an empty file system without access
// times there, and /etc a copy. Reads a JSON array of experiments from standard input, prints them with the record.
//   run-experiments.mjs BINARY
// @ts-check

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const [, , BINARY = 'samhain'] = process.argv;
const ROOT = '/srv/t';
const STATE = '/mnt/state';
const CONFIG = '/etc/samhain/samhainrc';
const EPOCH = 1577836800;
const PREAMBLE = [
	...['[Log]', 'PrintSeverity=debug', 'LogSeverity=none', 'SyslogSeverity=none', 'MailSeverity=none'],
	...['[SuidCheck]', 'SuidCheckActive=no', '[PortCheck]', 'PortCheckActive=no'],
	...['[ProcessCheck]', 'ProcessCheckActive=no', '[Utmp]', 'LoginCheckActive=no'],
	...[`[Misc]`, `SetDatabasePath=${STATE}/baseline`, `SetLockfilePath=${STATE}/lock`],
	`SetLogfilePath=${STATE}/log`,
].join('\n');
const SEVERITIES = ['debug', 'info', 'notice', 'warn', 'mark', 'err', 'crit', 'alert'];
/** Policies by the name in messages. */
const POLICIES = [
	...['ReadOnly', 'LogFiles', 'GrowingLogs', 'Attributes', 'IgnoreNone', 'IgnoreAll', 'Prelink'],
	...['User0', 'User1', 'User2', 'User3', 'User4'],
];
const TESTS = [
	...['CHK', 'LNK', 'INO', 'USR', 'GRP', 'MTM', 'CTM', 'ATM', 'SIZ', 'MOD', 'HLN', 'RDEV'],
	...['SGROW', 'PRE', 'TXT', 'AUDIT'],
];

const COMPARED = ['CHK', 'LNK', 'INO', 'HLN', 'MOD', 'USR', 'GRP', 'MTM', 'ATM', 'CTM', 'SIZ'];

/** @typedef {{ path: string, event: string, severity: string, policy: string | null, code?: string, flags?: number }} Report */

/** @param {any} experiment */
function record(experiment) {
	fs.rmSync(ROOT, { recursive: true, force: true });
	fs.rmSync(STATE, { recursive: true, force: true });
	fs.mkdirSync(STATE);
	buildTree(experiment.tree);
	const before = measure();
	const first = run('init', experiment.config);
	experiment.starts = first.status === 0;
	experiment.watched = experiment.starts ? watchedMap(experiment.config) : [];
	experiment.reports = [];
	const baseline = `${STATE}/baseline`;
	// The baseline of the map is another one; the recorded one is made anew, before anything changes.
	if (experiment.starts) {
		fs.rmSync(baseline, { force: true });
		run('init', experiment.config);
	}
	sleep(1050);
	experiment.changes = experiment.changes.filter(isApplied);
	experiment.effects = compare(before, measure());
	if (experiment.starts) {
		const check = run('check', experiment.config_check ?? experiment.config);
		if (check.status !== 0) experiment.starts = false;
		else experiment.reports = check.reports.map(({ flags, ...report }) => report).sort(byPath);
	}
	if (!experiment.starts) experiment.watched = [];
}

/** @param {{ path: string }} a @param {{ path: string }} b */
function byPath(a, b) {
	return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

/** @param {number} milliseconds */
function sleep(milliseconds) {
	Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/**
 * @param {string} mode
 * @param {string} config
 */
function run(mode, config) {
	fs.writeFileSync(CONFIG, `${PREAMBLE}\n${config.replace(/\n?$/, '\n')}[EOF]\n`, { mode: 0o600 });
	const { stdout, stderr, status } = spawnSync(BINARY, ['-t', mode, '--foreground'], {
		input: '',
		maxBuffer: 1 << 28,
	});
	return { status, reports: readReports(stdout.toString('latin1') + stderr.toString('latin1')) };
}

/**
 * @param {string} log
 * @returns {Report[]}
 */
function readReports(log) {
	const reports = [];
	for (const line of log.split('\n')) {
		const match =
			/^(\w+) .*?msg=<POLICY (ADDED|MISSING|NODIRECTORY|\[(\w+)\] ([-A-Z]{10})).*?>, path=<((?:[^>\\]|\\.)*)>(?:, checkflags_new=<(\d+)>)?/.exec(
				line,
			);
		if (match === null) continue;
		const [, severity = '', what = '', policy, code, name = '', flags] = match;
		reports.push({
			path: unescapePath(name),
			event: policy === undefined ? what.toLowerCase() : 'modified',
			severity: severity === 'ERROR' ? 'err' : severity.toLowerCase(),
			policy: policy ?? null,
			...(code === undefined ? {} : { code }),
			...(flags === undefined ? {} : { flags: Number.parseInt(flags, 8) }),
		});
	}
	return reports;
}

/** @param {string} name as the log prints it: blanks, quotes and bytes beyond ASCII with a backslash */
function unescapePath(name) {
	const bytes = name.replace(/\\([0-7]{3})|\\(.)/g, (_all, octal, plain) =>
		octal === undefined ? plain : String.fromCharCode(Number.parseInt(octal, 8)),
	);
	return Buffer.from(bytes, 'latin1').toString('utf8');
}

/**
 * Which policy and tests hold for which path: everything is new against a baseline of one file. The message names no
 * policy, so that two checks give the policies severities that tell them apart.
 * @param {string} config
 */
function watchedMap(config) {
	const bare = config
		.split('\n')
		.filter((line) => !/^\s*(?:IgnoreAdded|ReportOnlyOnce)/i.test(line))
		.join('\n');
	fs.rmSync(`${STATE}/baseline`, { force: true });
	run('init', `[ReadOnly]\nfile=${STATE}`);
	const [one, two] = [1, SEVERITIES.length].map((divisor) => {
		const severities = POLICIES.map(
			(name, at) => `Severity${name}=${SEVERITIES[Math.floor(at / divisor) % SEVERITIES.length]}`,
		);
		const { reports } = run(
			'check',
			`${bare.replace(/\n?$/, '\n')}[Misc]\nReportCheckFlags=yes\n[EventSeverity]\n${severities.join('\n')}`,
		);
		return new Map(reports.filter(({ event }) => event === 'added').map((one) => [one.path, one]));
	});
	const watched = [];
	for (const [file, { severity, flags = 0 }] of one ?? []) {
		const low = SEVERITIES.indexOf(severity);
		const high = SEVERITIES.indexOf(two?.get(file)?.severity ?? '');
		watched.push({
			path: file,
			policy: POLICIES[high * SEVERITIES.length + low] ?? '?',
			mask: TESTS.filter((_name, at) => (flags & (1 << at)) !== 0),
		});
	}
	return watched.sort(byPath);
}

/** @param {any[]} tree */
function buildTree(tree) {
	for (const entry of tree) {
		const { path: file, type, target } = entry;
		fs.mkdirSync(path.dirname(file), { recursive: true });
		if (type === 'dir') fs.mkdirSync(file, { recursive: true });
		else if (type === 'file') fs.writeFileSync(file, entry.content ?? '');
		else if (type === 'symlink') fs.symlinkSync(target, file);
		else if (type === 'hardlink') fs.linkSync(target, file);
		else if (type === 'fifo') spawnSync('mkfifo', [file]);
		if (type !== 'symlink' && type !== 'hardlink')
			fs.chmodSync(file, Number.parseInt(entry.mode ?? (type === 'dir' ? '0755' : '0644'), 8));
		if (entry.uid !== undefined || entry.gid !== undefined)
			fs.lchownSync(file, entry.uid ?? 0, entry.gid ?? 0);
		if (entry.mode !== undefined && type !== 'symlink' && type !== 'hardlink')
			fs.chmodSync(file, Number.parseInt(entry.mode, 8));
	}
	for (const { path: file } of [...tree].reverse()) fs.lutimesSync(file, EPOCH, EPOCH);
}

/** Whether a change could be made; generated ones may want a name that is taken. @param {any} change */
function isApplied(change) {
	try {
		applyChange(change);
		return true;
	} catch (error) {
		if (/** @type {any} */ (error).code === undefined) throw error;
		return false;
	}
}

/** @param {any} change */
function applyChange(change) {
	const { op, path: file } = change;
	switch (op) {
		case 'write':
			return fs.writeFileSync(file, change.content);
		case 'append':
			return fs.appendFileSync(file, change.content);
		case 'truncate':
			return fs.truncateSync(file, change.size);
		case 'chmod':
			return fs.chmodSync(file, Number.parseInt(change.mode, 8));
		case 'chown':
			return fs.lchownSync(file, change.uid, fs.lstatSync(file).gid);
		case 'chgrp':
			return fs.lchownSync(file, fs.lstatSync(file).uid, change.gid);
		case 'mtime':
			return fs.lutimesSync(file, fs.lstatSync(file).atime, change.mtime);
		case 'atime':
			return fs.lutimesSync(file, change.atime, fs.lstatSync(file).mtime);
		case 'delete':
			return fs.rmSync(file, { recursive: true });
		case 'create':
			fs.writeFileSync(file, change.content ?? '');
			return fs.chmodSync(file, 0o644);
		case 'mkdir':
			fs.mkdirSync(file);
			return fs.chmodSync(file, 0o755);
		case 'symlink':
			return fs.symlinkSync(change.target, file);
		case 'mkfifo':
			return spawnSync('mkfifo', ['-m', '644', file]);
		case 'hardlink':
			return fs.linkSync(change.target, file);
		case 'rename':
			return fs.renameSync(file, change.to);
		case 'replace': {
			const { mode, uid, gid, mtime, atime } = fs.lstatSync(file);
			const content = fs.readFileSync(file);
			fs.writeFileSync(`${file}.replacing`, content);
			fs.rmSync(file);
			fs.renameSync(`${file}.replacing`, file);
			fs.lchownSync(file, uid, gid);
			fs.chmodSync(file, mode & 0o7777);
			return fs.lutimesSync(file, atime, mtime);
		}
		default:
			throw new Error(`unknown change ${op}`);
	}
}

/** Everything below the root that a check can compare. */
function measure() {
	/** @type {Map<string, any>} */
	const found = new Map();
	/** @param {string} file */
	const visit = (file) => {
		const stat = fs.lstatSync(file, { throwIfNoEntry: false });
		if (stat === undefined) return;
		const type = stat.isDirectory()
			? 'dir'
			: stat.isFile()
				? 'file'
				: stat.isSymbolicLink()
					? 'symlink'
					: 'fifo';
		found.set(file, {
			type,
			CHK: type === 'file' ? fs.readFileSync(file, 'latin1') : undefined,
			LNK: type === 'symlink' ? fs.readlinkSync(file) : undefined,
			INO: stat.ino,
			HLN: stat.nlink,
			MOD: stat.mode,
			USR: stat.uid,
			GRP: stat.gid,
			MTM: Math.floor(stat.mtimeMs / 1000),
			ATM: Math.floor(stat.atimeMs / 1000),
			CTM: Math.floor(stat.ctimeMs / 1000),
			SIZ: stat.size,
		});
		if (type === 'dir') for (const name of fs.readdirSync(file)) visit(`${file}/${name}`);
	};
	visit(ROOT);
	return found;
}

/**
 * @param {Map<string, any>} before
 * @param {Map<string, any>} now
 */
function compare(before, now) {
	const effects = [];
	for (const [file, { type }] of now)
		if (!before.has(file)) effects.push({ path: file, effect: 'added', type });
	for (const [file, old] of before) {
		const current = now.get(file);
		if (current === undefined) {
			effects.push({ path: file, effect: 'removed', type: old.type });
			continue;
		}
		const differs = COMPARED.filter((name) => old[name] !== current[name]);
		if (differs.length === 0) continue;
		effects.push({
			path: file,
			effect: 'changed',
			type: old.type,
			differs,
			...(old.type === current.type ? {} : { type_new: current.type }),
			...(old.SIZ === current.SIZ ? {} : { size: [old.SIZ, current.SIZ] }),
		});
	}
	return effects.sort(byPath);
}

const experiments = JSON.parse(fs.readFileSync(0, 'utf8'));
for (const experiment of experiments) record(experiment);
process.stdout.write(JSON.stringify(experiments));

#!/usr/bin/env node
// Tries what the pages of the rules claim on Debian's samhain (standalone, 4.1.4), and prints a table: page, configuration,
// what was seen.
//   npm run claims [-- --only PAGE] [--write FILE.md] [--format table|failures]
// There are two sources. The examples of every rule are read by the daemon, and its messages are compared with those that
// we foretell. The claims of scripts/claims/*.json are tried with runs that initialise, change files and check. Exit
// status: 1 where a claim does not hold, 2 without a samhain.
// @ts-check

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findSamhain, toPlain } from './conformance/debian.mjs';
import { loadCore, ROOT } from './load-core.mjs';

const HOST = 'client1.example.org';
/** Pages that no run on this samhain can try, with the reason. */
const NOT_TRIED = 'not-tried.json';
/** Options that the command line of the comparison overrides, or that hide messages; and commands that need a network. */
const UNFIT = /^\s*(?:daemon|printseverity|checksumtest|messageheader|printclass)\s*=|\$\(hostname/im;
/** Before each configuration of a run, so that nothing outside of the room is needed and every message is shown. */
const PREAMBLE = [
	...['[Log]', 'PrintSeverity=debug', 'SyslogSeverity=none', 'MailSeverity=none', 'LogSeverity=none'],
	...['[SuidCheck]', 'SuidCheckActive=no', '[PortCheck]', 'PortCheckActive=no'],
	...['[ProcessCheck]', 'ProcessCheckActive=no', '[Utmp]', 'LoginCheckActive=no'],
	...['[Misc]', 'SetDatabasePath=/mnt/state/baseline', 'SetLockfilePath=/mnt/state/lock'],
	'SetLogfilePath=/mnt/state/log',
];

/**
 * @typedef {object} Claim
 * @property {string} page the rule
 * @property {string} says what its page says
 * @property {string[]} config the lines of the configuration
 * @property {string} steps a shell script; `daemon` runs the daemon
 * @property {string[]} [sees] expressions that the output must match
 * @property {string[]} [misses] expressions that it must not match
 * @property {boolean} [bare] without the lines before the configuration
 * @property {boolean} [withoutNewline] no newline at the end of the file
 *
 * @typedef {{ page: string, says: string, config: string, seen: string, holds: boolean }} Row
 */

const { values: options } = parseArgs({
	options: {
		only: { type: 'string' },
		write: { type: 'string' },
		format: { type: 'string', default: 'table' },
	},
});
// Whoever reads only the first rows closes the pipe.
process.stdout.on('error', (error) => {
	if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EPIPE') process.exit();
	throw error;
});
const binary = findSamhain();
if (binary === undefined) process.exit(2);
const { Analysis, DEFAULT_SETTINGS, parseBuild, daemonOutput, isAcross, RULES } = await loadCore({
	Analysis: 'server/src/core/analysis/analysis.ts',
	daemonOutput: 'server/src/core/analysis/daemon-output.ts',
	parseBuild: 'server/src/core/catalogue/build.ts',
	DEFAULT_SETTINGS: 'server/src/core/settings/settings.ts',
	RULES: 'server/src/core/rules/index.ts',
	isAcross: 'server/src/core/rules/define-rule.ts',
});

/** @type {Row[]} */
const rows = [...tryExamples(), ...readClaims().map(tryClaim)];
rows.sort((a, b) => (a.page < b.page ? -1 : a.page > b.page ? 1 : 0));
const failures = rows.filter(({ holds }) => !holds);
const table = renderTable(options.format === 'failures' ? failures : rows);
if (options.write === undefined) process.stdout.write(table);
else fs.writeFileSync(options.write, renderPage(table));
process.stdout.write(
	`${rows.length - failures.length} of ${rows.length} rows hold, on ${new Set(rows.map(({ page }) => page)).size} pages\n`,
);
if (failures.length > 0) process.exitCode = 1;

/** @returns {Claim[]} */
function readClaims() {
	const folder = path.join(ROOT, 'scripts/claims');
	return fs
		.readdirSync(folder)
		.filter((name) => name.endsWith('.json') && name !== NOT_TRIED)
		.sort()
		.flatMap((name) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')))
		.filter(({ page }) => isWanted(page));
}

/** @param {string} page */
function isWanted(page) {
	return options.only === undefined || page === options.only;
}

/**
 * One claim in a room of its own.
 * @param {Claim} claim
 * @returns {Row}
 */
function tryClaim({ page, says, config, steps, sees = [], misses = [], bare, withoutNewline }) {
	const lines = [...(bare === true ? [] : PREAMBLE), ...config].join('\n');
	const { stdout } = spawnSync(path.join(ROOT, 'scripts/claims/run.sh'), [binary ?? '', steps], {
		input: withoutNewline === true ? lines : `${lines}\n`,
		encoding: 'utf8',
	});
	const missing = sees.filter((pattern) => !new RegExp(pattern).test(stdout));
	const extra = misses.filter((pattern) => new RegExp(pattern).test(stdout));
	const seen = stdout
		.split('\n')
		.filter((line) => [...sees, ...misses].some((pattern) => new RegExp(pattern).test(line)))
		.map(shorten);
	return {
		page,
		says,
		config: `${config.map(shorten).join('⏎')}${withoutNewline === true ? '' : '⏎'} — ${steps}`,
		seen: [
			...seen,
			...missing.map((pattern) => `NOT SEEN: ${pattern}`),
			...(extra.length === 0 ? misses.map((pattern) => `no ${pattern}`) : []),
		].join('⏎'),
		holds: missing.length === 0 && extra.length === 0,
	};
}

/**
 * The examples of the rules, read by the daemon and by us.
 * @returns {Row[]}
 */
function tryExamples() {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'claims-'));
	const without = parseBuild('debian');
	/** @type {{ page: string, kind: string, text: string, file: string, ours: string[] }[]} */
	const cases = [];
	for (const rule of RULES) {
		if (isAcross(rule) || !isWanted(rule.id)) continue;
		for (const kind of ['bad', 'good']) {
			for (const example of rule.examples?.[kind] ?? []) {
				const {
					text,
					role = 'standalone',
					version = '4.1.4',
				} = typeof example === 'string' ? { text: example } : example;
				// Debian has a standalone 4.1.4; another daemon reads other options.
				if (
					text === undefined ||
					UNFIT.test(text) ||
					version !== '4.1.4' ||
					(role !== 'standalone' && role !== 'client')
				)
					continue;
				const settings = {
					...DEFAULT_SETTINGS,
					role: 'standalone',
					version,
					host: HOST,
					without,
					isVerbatim: true,
				};
				const ours = daemonOutput(new Analysis(text, settings));
				// It hangs; scripts/claims has that case with a limit of time.
				if (ours.some((/** @type {{ text: string }} */ { text: said }) => said.startsWith('daemon hung')))
					continue;
				const file = path.join(folder, `${cases.length}.rc`);
				fs.writeFileSync(file, text);
				cases.push({ page: rule.id, kind, text, file, ours: ours.map(toPlain) });
			}
		}
	}
	const said = askDaemon(cases.map(({ file }) => file));
	fs.rmSync(folder, { recursive: true });
	return cases.map(({ page, kind, text, file, ours }) => {
		const theirs = withoutRepeats(said.get(file) ?? []);
		const foretold = withoutRepeats(ours);
		const holds =
			theirs.length === foretold.length && theirs.every((message, at) => message === foretold[at]);
		return {
			page,
			says: `${kind === 'bad' ? 'Example' : 'Counterexample'}: samhain says what we foretell.`,
			config: shorten(text.replaceAll('\n', '⏎')),
			seen: [
				theirs.length === 0 ? 'no message' : theirs.map(shorten).join('⏎'),
				...(holds ? [] : [`FORETOLD: ${foretold.map(shorten).join('⏎')}`]),
			].join('⏎'),
			holds,
		};
	});
}

/**
 * @param {string[]} files
 * @returns {Map<string, string[]>}
 */
function askDaemon(files) {
	const { stdout, stderr, status } = spawnSync(path.join(ROOT, 'test/conformance/oracle.sh'), files, {
		env: { ...process.env, SAMHAIN_BIN: binary, ORACLE_HOSTNAME: HOST },
		maxBuffer: 1 << 28,
	});
	if (status !== 0) throw new Error(stderr.toString());
	/** @type {Map<string, string[]>} */
	const found = new Map();
	for (const line of stdout.toString('utf8').split('\n')) {
		const tab = line.indexOf('\t');
		if (tab < 0) continue;
		found.set(line.slice(0, tab), [...(found.get(line.slice(0, tab)) ?? []), line.slice(tab + 1)]);
	}
	return found;
}

/** @param {readonly string[]} messages */
function withoutRepeats(messages) {
	return messages.filter((message, at) => message !== messages[at - 1]);
}

/** @param {string} text */
function shorten(text) {
	const plain = text.replace(/\[\d{4}-\d\d-\d\dT[\d:+-]+\]\s*/, '').replaceAll('\t', ' ');
	return plain.length > 240 ? `${plain.slice(0, 240)}…` : plain;
}

/** @param {string} text */
function cell(text) {
	const marked = text
		.replaceAll('|', '\\|')
		.replaceAll('`', "'")
		.replaceAll('\n', '⏎')
		.replaceAll('\r', '␍')
		.replaceAll('\0', '␀')
		.trim();
	return marked === '' ? '—' : `\`${marked}\``;
}

/** @param {readonly Row[]} shown */
function renderTable(shown) {
	const head = '| page | claim | configuration | seen | holds |\n| --- | --- | --- | --- | --- |\n';
	return (
		head +
		shown
			.map(
				({ page, says, config, seen, holds }) =>
					`| ${page} | ${says.replaceAll('|', '\\|')} | ${cell(config)} | ${cell(seen)} | ${holds ? 'yes' : '**no**'} |\n`,
			)
			.join('')
	);
}

/** @param {string} text */
function renderPage(text) {
	return `# Claims of the rule pages, tried on the daemon\n\nWritten by \`npm run claims -- --write docs/claims.md\` with Debian's samhain 4.1.4, standalone. \`⏎\` is the end of a line.\n\n${text}\n## Pages without a run\n\n${renderNotTried()}`;
}

function renderNotTried() {
	/** @type {{ reason: string, pages: string[] }[]} */
	const groups = JSON.parse(fs.readFileSync(path.join(ROOT, 'scripts/claims', NOT_TRIED), 'utf8'));
	return groups
		.map(({ reason, pages }) => `- ${reason}\n  ${pages.map((page) => `\`${page}\``).join(', ')}.\n`)
		.join('');
}

#!/usr/bin/env node
// Compares `samhain-lint effective` with what Debian's samhain (standalone, 4.1.4) does: options that leave a mark in a run
// are set several times, with values that samhain takes, reads in another way or refuses, in conditional blocks and in
// sections that do not have them. Prints a table of the options that were compared, and how a run shows them.
//   npm run effective:live [-- --count N] [--seed S] [--show N]
// What a run of seconds cannot show is named at the end. Exit status: 1 on a difference, 2 without a samhain.
// @ts-check

import { makeRandom } from './conformance/random.mjs';
import { loadCore } from './load-core.mjs';
import { prepareLiveRuns, runLive } from './routes/live-runs.mjs';

const { count: total, seed, show, binary } = prepareLiveRuns();
const { below, pick } = makeRandom(seed);
const HOST = 'client1.example.org';

/** @param {any} seen */
const policyLine = (seen) => /.*POLICY \[ReadOnly\].*\/srv\/t\/ReadOnly\/file.*/.exec(seen.output)?.[0] ?? '';
const FACILITIES = { 3: 'LOG_DAEMON', 1: 'LOG_USER', 10: 'LOG_AUTHPRIV', 19: 'LOG_LOCAL3' };
const DIGESTS = { 48: 'TIGER192', 40: 'SHA1', 32: 'MD5', 64: 'SHA256' };

/**
 * @typedef {object} Probe
 * @property {string} name the option
 * @property {string} section where it belongs
 * @property {string[]} values what is written
 * @property {string} shows how a run shows the value
 * @property {(seen: any) => string | undefined} seen the value that a run shows
 * @property {(value: string) => string} [plain] the value in force as the run shows it
 */

/** @type {Probe[]} */
const PROBES = [
	{
		...{ name: 'MessageHeader', section: 'Misc', values: ['"ONE %S "', 'TWO %S ', '"THREE %S'] },
		shows: 'the beginning of each message',
		seen: (seen) =>
			/(\w+) CRIT|(\w+) \w+ +: /.exec(policyLine(seen))?.[1] ?? /^(\w+)/.exec(policyLine(seen))?.[1],
		plain: (value) => /\w+/.exec(value)?.[0] ?? '',
	},
	{
		...{
			name: 'DigestAlgo',
			section: 'Misc',
			values: ['SHA1', 'SHA256', 'MD5', 'sha256', 'SHA512', 'TIGER192'],
		},
		shows: 'the length of the checksums in a report',
		seen: (seen) => {
			// Shorter checksums are filled up with zeros.
			const digits = /chksum_new=<(\w+)>/.exec(policyLine(seen))?.[1] ?? '';
			const { length } = digits.replace(/0{16}$|0{8}$/, '');
			return DIGESTS[/** @type {32} */ (length)];
		},
	},
	{
		...{ name: 'ReportFullDetail', section: 'Misc', values: ['yes', 'no', '1', 'False', 'maybe', 'true'] },
		shows: 'attributes in a report that did not change',
		seen: (seen) => (policyLine(seen).includes('hardlinks_old') ? 'yes' : 'no'),
	},
	{
		...{ name: 'SetRecursionLevel', section: 'Misc', values: ['0', '2', '3', '010', 'x', '-1', '100', ' 1'] },
		shows: 'the deepest folder with a report',
		seen: (seen) => {
			const deepest = [
				...seen.output.matchAll(/POLICY \[ReadOnly\].*?\/srv\/t\/ReadOnly((?:\/below)*)\/file/g),
			].map((match) => (match[1] ?? '').split('/').length - 1);
			return String(Math.max(...deepest));
		},
		// The tree has four folders.
		plain: (value) => String(Math.min(4, Number(value))),
	},
	{
		...{
			name: 'SyslogFacility',
			section: 'Misc',
			values: ['LOG_LOCAL3', 'LOG_DAEMON', 'LOG_USER', 'log_user', 'LOCAL3'],
		},
		shows: 'the number before a message in syslog',
		seen: (seen) => FACILITIES[/** @type {3} */ (Number(/^<(\d+)>/m.exec(seen.syslog)?.[1]) >> 3)],
	},
	{
		...{ name: 'MailSubject', section: 'Misc', values: ['First subject', 'Second', 'Third one'] },
		shows: 'the subject of a mail',
		seen: (seen) => /^Subject: (\w+)/m.exec(seen.mails[0]?.text ?? '')?.[1],
		plain: (value) => /\w+/.exec(value)?.[0] ?? '',
	},
	{
		...{ name: 'SetMailSender', section: 'Misc', values: ['one@example.org', 'two@example.org'] },
		shows: 'the sender of a mail',
		seen: (seen) => seen.mails[0]?.from,
	},
	{
		...{
			name: 'SetDatabasePath',
			section: 'Misc',
			values: ['/mnt/state/baseline.a', '/mnt/state/baseline.b'],
		},
		shows: 'the file that initialising makes',
		seen: (seen) => seen.databases.map((/** @type {string} */ name) => `/mnt/state/${name}`).join(' '),
	},
	{
		...{ name: 'SetLogfilePath', section: 'Misc', values: ['/mnt/state/log.a', '/mnt/state/log.b'] },
		shows: 'the file that grows',
		seen: (seen) =>
			Object.keys(seen.logs)
				.map((name) => `/mnt/state/${name}`)
				.join(' '),
	},
	{
		...{
			name: 'SeverityReadOnly',
			section: 'EventSeverity',
			values: ['warn', 'crit', 'alert', 'ERR', 'error', 'fatal'],
		},
		shows: 'the severity of a report',
		seen: (seen) => {
			const line = /POLICY \[ReadOnly\]/.test(seen.syslog) ? seen.syslog : '';
			const priority = /^<(\d+)>.*POLICY \[ReadOnly\]/m.exec(line)?.[1];
			return { 1: 'alert', 2: 'crit', 3: 'err', 4: 'warn' }[/** @type {1} */ (Number(priority) & 7)];
		},
	},
];

/** One configuration: the lines that every run needs, and lines of the probes in random places. */
function generate() {
	const lines = [
		...['[Log]', 'PrintSeverity=warn', 'LogSeverity=warn', 'SyslogSeverity=warn', 'MailSeverity=crit'],
		...['[Misc]', 'SetDatabasePath=/mnt/state/baseline.0', 'SetLogfilePath=/mnt/state/log.0'],
		...['SetLockfilePath=/mnt/state/lock', 'SetMailAddress=a@example.org', 'SetMailRelay=127.0.0.1'],
		...['MessageHeader="ZERO %S "', 'MailSubject=Zero', 'SetMailSender=zero@example.org'],
	];
	for (let count = 4 + below(14); count > 0; count--) {
		const { name, section, values: choices } = pick(PROBES);
		const line = `${name}=${pick(choices)}`;
		lines.push(`[${below(8) === 0 ? pick(['Log', 'Misc', 'EventSeverity', 'Mounts']) : section}]`);
		switch (below(5)) {
			case 0:
				lines.push(`@${HOST}`, line, '@end');
				break;
			case 1:
				lines.push('@other.example.org', line, '@else', `${name}=${pick(choices)}`, '@end');
				break;
			case 2:
				lines.push('@if not hostname_matches ^other', line, '@end');
				break;
			default:
				lines.push(line);
		}
	}
	return [
		...lines,
		...['[ReadOnly]', 'dir=/srv/t/ReadOnly', '[SuidCheck]', 'SuidCheckActive=no', '[PortCheck]'],
		...['PortCheckActive=no', '[ProcessCheck]', 'ProcessCheckActive=no', '[Utmp]', 'LoginCheckActive=no', ''],
	].join('\n');
}

const { Analysis, DEFAULT_SETTINGS, effectiveOptions, parseBuild } = await loadCore({
	Analysis: 'server/src/core/analysis/analysis.ts',
	DEFAULT_SETTINGS: 'server/src/core/settings/settings.ts',
	effectiveOptions: 'server/src/core/effective/all-options.ts',
	parseBuild: 'server/src/core/catalogue/build.ts',
});
const configs = Array.from({ length: total }, generate);
const runs = runLive(
	binary,
	configs.map((config) => ({ config, policies: ['ReadOnly'], isRaw: true })),
);
const settings = {
	...{ ...DEFAULT_SETTINGS, role: 'standalone', version: '4.1.4', host: HOST },
	without: parseBuild('debian'),
};
/** @type {Map<string, { equal: number, all: number }>} */
const counts = new Map(PROBES.map(({ name }) => [name, { equal: 0, all: 0 }]));
let [shown, refused] = [0, 0];
for (const [at, seen] of runs.entries()) {
	const config = configs[at] ?? '';
	if (!seen.starts) {
		refused++;
		continue;
	}
	/** @type {any[]} */
	const options = effectiveOptions(new Analysis(config, settings).view());
	for (const { name, seen: read, plain } of PROBES) {
		const option = options.find((one) => one.name === name);
		const line = option.lines.at(-1);
		const value = line === undefined ? option.default : (line.read ?? line.value);
		const [foretold, found] = [plain?.(value) ?? value, read(seen)];
		const count = counts.get(name) ?? { equal: 0, all: 0 };
		count.all++;
		if (foretold === found) count.equal++;
		else if (shown++ < show)
			process.stdout.write(
				`${name}: foretold ${foretold} (${JSON.stringify(option.lines)}), seen ${found}\n${config}\n${seen.output.slice(0, 600)}\n`,
			);
	}
}
for (const { name, shows } of PROBES) {
	const { equal, all } = counts.get(name) ?? { equal: 0, all: 0 };
	process.stdout.write(`${name.padEnd(20)} ${String(equal).padStart(4)} of ${all}  shown by ${shows}\n`);
}
process.stdout.write(
	`${configs.length} configurations, ${refused} of them with which samhain does not start.\n` +
		'Thresholds, classes, recipients and programs: npm run routes:live. Paths, policies, tests, Ignore lines and depth: npm run coverage:live.\n' +
		'Whether a value is accepted: npm run conformance:live. Not shown by a run of seconds: intervals and schedules of a daemon,\n' +
		'what needs a server, a database, a Prelude manager or another build, and what changes only under load.\n',
);
process.exitCode = [...counts.values()].every(({ equal, all }) => equal === all) ? 0 : 1;

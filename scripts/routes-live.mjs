#!/usr/bin/env node
// Compares the table of `samhain-lint routes` with Debian's samhain (standalone, 4.1.4): random thresholds, classes,
// recipients, filters and programs; a changed file under each policy; and what arrives at the console, in the log file,
// in syslog, at a mail relay of its own and at an external program.
//   npm run routes:live [-- --count N] [--seed S] [--show N]
// Exit status: 1 on a difference, 2 without a samhain.
// @ts-check

import { makeRandom } from './conformance/random.mjs';
import { loadCore } from './load-core.mjs';
import { prepareLiveRuns, runLive } from './routes/live-runs.mjs';

const { count: total, seed, show, binary } = prepareLiveRuns();
const { below, pick } = makeRandom(seed);
const POLICIES = ['ReadOnly', 'LogFiles', 'Attributes', 'IgnoreNone', 'User0', 'User1'];
const LEVELS = ['debug', 'info', 'notice', 'warn', 'mark', 'err', 'crit', 'alert'];
const CLASSES = ['EVENT', 'RUN', 'FIL', 'ERROR', 'OTHER', 'START', 'TCP', 'Bogus', 'event'];

function threshold() {
	const item = () => pick(['', '', '', '=', '!', '!=']) + pick(LEVELS);
	return pick([
		...[() => pick(LEVELS), () => pick(LEVELS), () => 'none', () => '*', item],
		...[() => `${item()},${item()}`, () => `* ${item()}`, () => `none,${item()}`, () => `${item()},none`],
	])();
}

function generate() {
	const lines = ['[Log]'];
	for (const name of ['Print', 'Log', 'Syslog', 'Mail', 'External']) {
		if (below(6) > 0 || name === 'Syslog') lines.push(`${name}Severity=${threshold()}`);
		if (below(4) === 0)
			lines.push(`${name}Class=${Array.from({ length: 1 + below(3) }, () => pick(CLASSES)).join(' ')}`);
	}
	lines.push('[Misc]', 'SetMailRelay=127.0.0.1', 'SetMailSender=samhain@example.org');
	const filter = (/** @type {string} */ option) => {
		if (below(3) === 0) lines.push(`${option}=${pick(POLICIES)}`);
	};
	for (const name of ['one', 'two'].slice(0, below(3))) {
		lines.push(`SetMailAddress=${name}@example.org`);
		if (below(2) === 0) lines.push(`SetAddrSeverity=${threshold()}`);
		filter(`SetMailFilter${pick(['Not', 'And', 'Or'])}`);
		if (below(2) === 0) lines.push('CloseAddress');
	}
	if (below(3) > 0) {
		lines.push('[External]', 'OpenCommand=/mnt/pager');
		if (below(3) === 0) lines.push(`SetType=${pick(['log', 'mon'])}`);
		filter(`SetFilter${pick(['Not', 'And', 'Or'])}`);
		lines.push('CloseCommand');
	}
	lines.push('[EventSeverity]');
	for (const policy of POLICIES) if (below(8) > 0) lines.push(`Severity${policy}=${pick(LEVELS)}`);
	for (const policy of POLICIES) lines.push(`[${policy}]`, `dir=/srv/t/${policy}`);
	lines.push(
		...['[SuidCheck]', 'SuidCheckActive=no', '[PortCheck]', 'PortCheckActive=no'],
		...['[ProcessCheck]', 'ProcessCheckActive=no', '[Utmp]', 'LoginCheckActive=no'],
		...['[Misc]', 'Daemon=no', 'SetDatabasePath=/mnt/state/baseline', 'SetLockfilePath=/mnt/state/lock'],
		...['SetLogfilePath=/mnt/state/log', ''],
	);
	return lines.join('\n');
}

const { Analysis, DEFAULT_SETTINGS, parseBuild, routesOf } = await loadCore({
	Analysis: 'server/src/core/analysis/analysis.ts',
	DEFAULT_SETTINGS: 'server/src/core/settings/settings.ts',
	parseBuild: 'server/src/core/catalogue/build.ts',
	routesOf: 'server/src/core/features/routes.ts',
});

/** @type {string[]} */
const configs = Array.from({ length: total }, generate);
const seen = runLive(
	binary,
	configs.map((config) => ({ config, policies: POLICIES })),
);

const settings = { ...DEFAULT_SETTINGS, role: 'standalone', version: '4.1.4', without: parseBuild('debian') };
let [compared, filtered, failed, refused] = [0, 0, 0, 0];
for (const [at, config] of configs.entries()) {
	const observed = seen[at];
	if (!observed.starts) {
		refused++;
		continue;
	}
	const { events } = routesOf(new Analysis(config, settings).view());
	/** @type {string[]} */
	const differences = [];
	for (const policy of POLICIES) {
		const event = events.find((/** @type {any} */ one) => one.option === `Severity${policy}`);
		/** @param {string} name @param {any} cell @param {string[]} arrived @param {boolean} expected */
		const compare = (name, cell, arrived, expected) => {
			compared++;
			// Whether a filtered message arrives depends on its text; one that no receiver takes never does.
			if (cell.delivered === 'filtered' && expected) filtered++;
			else if (arrived.includes(policy) !== expected)
				differences.push(`${policy} (${event.severity}) → ${name}: foretold ${expected ? 'yes' : 'no'}`);
		};
		for (const name of ['console', 'log file', 'syslog', 'external programs', 'mail']) {
			const cell = event.to.find((/** @type {any} */ one) => one.destination === name) ?? {
				...{ delivered: 'no', receivers: [] },
			};
			if (name !== 'mail') compare(name, cell, observed[name], cell.delivered !== 'no');
			else
				for (const person of ['one@example.org', 'two@example.org'])
					compare(
						person,
						cell.receivers.includes(person) && config.includes('SetMailFilter')
							? { ...cell, delivered: 'filtered' }
							: cell,
						observed.mail[person] ?? [],
						cell.receivers.includes(person),
					);
		}
	}
	if (differences.length === 0) continue;
	failed++;
	if (failed <= show)
		process.stdout.write(`\n${config}\n${differences.join('\n')}\nseen: ${JSON.stringify(observed)}\n`);
}
process.stdout.write(
	`${configs.length} configurations (${refused} with which samhain does not start), ${compared} deliveries compared, ${filtered} of them left to a filter; configurations with a difference: ${failed}\n`,
);
process.exitCode = failed === 0 ? 0 : 1;

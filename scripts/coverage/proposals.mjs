// The proposals for the alarms of one experiment: its reports as lines of a log, the edits for each line, and what the
// experiment reports with them.
// @ts-check

import { loadCore } from '../load-core.mjs';
import { describeChanges } from './describe-changes.mjs';

const core = await loadCore({
	Analysis: 'server/src/core/analysis/analysis.ts',
	applyEdits: 'server/src/core/text/edit.ts',
	DEFAULT_SETTINGS: 'server/src/core/settings/settings.ts',
	explainLine: 'server/src/core/logs/explain.ts',
	proposeEdits: 'server/src/core/silence/proposals.ts',
	readPolicyReport: 'server/src/core/logs/policy-report.ts',
	readWatchConfiguration: 'server/src/core/watch/configuration.ts',
	simulateCheck: 'server/src/core/watch/check.ts',
	treeOfEntries: 'server/src/core/watch/memory-tree.ts',
});

const SETTINGS = { ...core.DEFAULT_SETTINGS, role: 'standalone', version: '4.1.4', isVerbatim: true };
const MODES = { dir: 'drwxr-xr-x', file: '-rw-r--r--', symlink: 'lrwxrwxrwx', fifo: 'prw-r--r--' };

/** @type {Record<string, string>} */
const TESTS = {
	...{ chksum: 'CHK', link: 'LNK', inode: 'INO', hardlinks: 'HLN', owner: 'USR', group: 'GRP' },
	...{ mtime: 'MTM', ctime: 'CTM', atime: 'ATM', size: 'SIZ' },
};

/** @typedef {{ path: string, event: string, policy: string | null, severity: string, code?: string | null, attributes?: string[], details?: boolean }} Report */
/** @typedef {{ title: string, loses: readonly string[], needsBaseline: boolean, edits: readonly any[] }} Proposal */

/** A name as samhain prints it. @param {string} name */
function escapePath(name) {
	return [...Buffer.from(name, 'utf8')]
		.map((byte) => {
			const sign = String.fromCharCode(byte);
			if (byte < 0x20 || byte > 0x7e) return `\\${byte.toString(8).padStart(3, '0')}`;
			return /[ "\\]/.test(sign) ? `\\${sign}` : sign;
		})
		.join('');
}

/**
 * The line that samhain writes for a report, with the attributes that it lists.
 * @param {Report} report
 * @param {any} effect the difference on disk, if any
 * @param {string} [listed] the type of the path in the tree
 */
function logLine({ path, event, policy, severity, code, attributes = [], details }, effect, listed = 'file') {
	const tag = severity === 'err' ? 'ERROR' : severity.toUpperCase();
	const what = event === 'modified' ? `POLICY [${policy}] ${code}` : `POLICY ${event.toUpperCase()}`;
	const head = `${tag.padEnd(6)} :  [2026-11-28T12:00:00+0000] msg=<${what}>, path=<${escapePath(path)}>`;
	const type = /** @type {keyof typeof MODES} */ (effect?.type ?? (listed === 'hardlink' ? 'file' : listed));
	const typeNow = /** @type {keyof typeof MODES} */ (effect?.type_new ?? type);
	if (event === 'added') return `${head}, mode_new=<${MODES[type]}>, `;
	if (event === 'missing' && details !== false) return `${head}, mode_old=<${MODES[type]}>, `;
	const values = attributes.map((name) => {
		// With ReportFullDetail, attributes are listed that are the same.
		const isSame = effect?.differs !== undefined && !effect.differs.includes(TESTS[name] ?? 'MOD');
		const [before, after] = name === 'size' && effect?.size ? effect.size : [1, isSame ? 1 : 2];
		if (name === 'mode')
			return `mode_old=<${MODES[type]}>, mode_new=<${type === typeNow ? MODES[type].replace(/x$|-$/, 't') : MODES[typeNow]}>, `;
		return `${name}_old=<${before}>, ${name}_new=<${after}>, `;
	});
	return `${head}${values.length === 0 ? '' : `, ${values.join('')}`}`;
}

/**
 * @param {any} experiment
 * @returns {{ alarm: Report, proposals: readonly Proposal[], deciding: any }[]} one for each report
 */
export function proposalsOf(experiment) {
	const effects = new Map(experiment.effects.map((/** @type {any} */ one) => [one.path, one]));
	const types = new Map(experiment.tree.map((/** @type {any} */ one) => [one.path, one.type]));
	const reports = experiment.reports.map((/** @type {Report} */ report) => {
		const line = logLine(report, effects.get(report.path), types.get(report.path));
		const read = core.readPolicyReport(core.explainLine(line));
		if (read?.path !== report.path || read.event !== report.event) throw new Error(`not read: ${line}`);
		return read;
	});
	const text = configOf(experiment);
	const answers = core.proposeEdits({ text, settings: SETTINGS, reports });
	return experiment.reports.map((/** @type {Report} */ alarm, /** @type {number} */ at) => ({
		alarm,
		...answers[at],
	}));
}

/** The configuration of the check, with the line feed that the experiment adds. @param {any} experiment */
function configOf({ config, config_check: atCheck }) {
	return (atCheck ?? config).replace(/\n?$/, '\n');
}

/**
 * The experiment with a proposal applied: the old baseline, or a new one where the proposal asks for it.
 * @param {any} experiment
 * @param {Proposal} proposal
 */
export function withProposal(experiment, proposal) {
	const edited = core.applyEdits(configOf(experiment), proposal.edits);
	return { ...experiment, config: proposal.needsBaseline ? edited : experiment.config, config_check: edited };
}

/** @param {string} text */
function read(text) {
	const { model, daemon } = new core.Analysis(text.endsWith('\n') ? text : `${text}\n`, SETTINGS);
	return core.readWatchConfiguration(model, daemon);
}

/**
 * What the watch model reports of an experiment, over its whole tree.
 * @param {any} experiment
 * @returns {Report[] | undefined} undefined where samhain does not start
 */
export function modelReports(experiment) {
	const atInit = read(experiment.config);
	const atCheck =
		experiment.config_check === undefined || experiment.config_check === experiment.config
			? atInit
			: read(experiment.config_check);
	const tree = core.treeOfEntries(experiment.tree);
	const effects = describeChanges(experiment);
	const { starts, reports } = core.simulateCheck({ atInit, atCheck, tree, effects });
	return starts ? reports : undefined;
}

/** @param {Report} report */
function lineOf({ path, event, policy, severity, code }) {
	return `${path} ${event} ${policy ?? '-'} ${severity} ${code ?? '-'}`;
}

/**
 * What is wrong with a proposal, by the reports of the experiment before and after.
 * @param {Report} alarm
 * @param {Proposal} proposal
 * @param {readonly Report[]} before
 * @param {readonly Report[] | undefined} after
 * @returns {string[]} one text for each fault
 */
export function faultsOf(alarm, proposal, before, after) {
	if (after === undefined) return ['samhain does not start'];
	const faults = [];
	if (after.some(({ path, event }) => path === alarm.path && event === alarm.event))
		faults.push('the alarm still comes');
	const left = after.map(lineOf);
	for (const report of before) {
		const at = left.indexOf(lineOf(report));
		if (at >= 0) left.splice(at, 1);
		else if (report.path === alarm.path && report.event === alarm.event) continue;
		else if (!proposal.loses.some((text) => text.includes(`\`${report.path}\` ${report.event}`)))
			faults.push(`lost and not named: ${lineOf(report)}`);
	}
	const places = new Set(before.map(({ path, event }) => `${event} ${path}`));
	for (const report of after)
		if (!places.has(`${report.event} ${report.path}`)) faults.push(`new: ${lineOf(report)}`);
	return faults;
}

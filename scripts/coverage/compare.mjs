// One recorded experiment beside what the watch model says of it.
// @ts-check

import { loadCore } from '../load-core.mjs';
import { describeChanges } from './describe-changes.mjs';

const core = await loadCore({
	Analysis: 'server/src/core/analysis/analysis.ts',
	DEFAULT_SETTINGS: 'server/src/core/settings/settings.ts',
	readWatchConfiguration: 'server/src/core/watch/configuration.ts',
	buildLists: 'server/src/core/watch/lists.ts',
	walkWatched: 'server/src/core/watch/walk.ts',
	simulateCheck: 'server/src/core/watch/check.ts',
	treeOfEntries: 'server/src/core/watch/memory-tree.ts',
	testNames: 'server/src/core/watch/policies.ts',
});

/** What the records were made with. */
const SETTINGS = { ...core.DEFAULT_SETTINGS, role: 'standalone', version: '4.1.4', isVerbatim: true };

/** @param {string} text */
function configurationOf(text) {
	const { model, daemon } = new core.Analysis(text.endsWith('\n') ? text : `${text}\n`, SETTINGS);
	return core.readWatchConfiguration(model, daemon);
}

/**
 * @param {any} experiment in the form of the recorded ones
 * @returns {{ starts: boolean, watched: string[], reports: string[] }} lines that can be compared
 */
export function predict(experiment) {
	const atInit = configurationOf(experiment.config);
	const atCheck = experiment.config_check === undefined ? atInit : configurationOf(experiment.config_check);
	const tree = core.treeOfEntries(experiment.tree);
	const lists = core.buildLists(atInit, tree);
	/** @type {string[]} */
	const watched = [];
	core.walkWatched(
		lists,
		tree,
		(
			/** @type {string} */ path,
			/** @type {any} */ { policy, mask },
			/** @type {string} */ _type,
			/** @type {boolean} */ isAgain,
		) => {
			if (!isAgain) watched.push(watchedLine({ path, policy: policy.name, mask: core.testNames(mask) }));
		},
	);
	const effects = describeChanges(experiment);
	const { starts, reports } = core.simulateCheck({ atInit, atCheck, tree, effects });
	return { starts, watched: starts ? watched.sort() : [], reports: reports.map(reportLine).sort() };
}

/** @param {any} record */
function watchedLine({ path, policy, mask }) {
	return `${path} ${policy} ${mask.join(',')}`;
}

/** @param {any} record */
function reportLine({ path, event, policy, severity, code }) {
	return `${path} ${event} ${policy ?? '-'} ${severity} ${code ?? '-'}`;
}

/**
 * @param {any} experiment
 * @returns {Promise<{ isWatchedEqual: boolean, isReportEqual: boolean, reason: string | undefined, lines: string[] }>}
 */
export async function compareExperiment(experiment) {
	const ours = predict(experiment);
	const watched = experiment.watched.map(watchedLine).sort();
	const reports = experiment.reports.map(reportLine).sort();
	const isStartEqual = ours.starts === experiment.starts;
	const lines = [
		...(isStartEqual ? [] : [`starts: ${experiment.starts}, we ${ours.starts}`]),
		...compareLists('watched', watched, ours.watched),
		...compareLists('reports', reports, ours.reports),
	];
	return {
		isWatchedEqual: isStartEqual && watched.join('\n') === ours.watched.join('\n'),
		isReportEqual: isStartEqual && reports.join('\n') === ours.reports.join('\n'),
		reason: notSimulated(experiment),
		lines,
	};
}

/**
 * @param {string} title
 * @param {string[]} theirs
 * @param {string[]} ours
 */
function compareLists(title, theirs, ours) {
	const left = [...ours];
	const lines = [];
	for (const line of theirs) {
		const at = left.indexOf(line);
		if (at < 0) lines.push(`${title} - ${line}`);
		else left.splice(at, 1);
	}
	return [...lines, ...left.map((line) => `${title} + ${line}`)];
}

/**
 * Why the model does not claim to answer: a folder on the way of a watched path became a link or ceased to be one, so
 * that the same name leads to another file whose attributes the differences do not hold.
 * @param {any} experiment
 */
function notSimulated({ effects }) {
	const changed = effects.find(
		(/** @type {any} */ { effect, type, type_new: typeNew }) =>
			effect === 'changed' && typeNew !== undefined && [type, typeNew].sort().join() === 'dir,symlink',
	);
	return changed === undefined ? undefined : `${changed.path} changed between a folder and a symbolic link`;
}

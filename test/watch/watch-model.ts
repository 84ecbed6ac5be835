// The watch model as tests speak of it: a configuration as text, a tree as a list of entries, lines as answers.
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/settings/settings.ts';
import { simulateCheck } from '../../server/src/core/watch/check.ts';
import {
	readWatchConfiguration,
	type WatchConfiguration,
} from '../../server/src/core/watch/configuration.ts';
import { buildLists } from '../../server/src/core/watch/lists.ts';
import { type Effect, type TreeEntry, treeOfEntries } from '../../server/src/core/watch/memory-tree.ts';
import { testNames } from '../../server/src/core/watch/policies.ts';
import { walkWatched } from '../../server/src/core/watch/walk.ts';

/** One experiment: a configuration, a tree, and what differs at the check. */
export interface Experiment {
	readonly config: string;
	readonly config_check?: string;
	readonly tree: readonly TreeEntry[];
	readonly effects?: readonly Effect[];
}

/** What samhain 4.1.4 watches and reports, as lines. */
export interface Outcome {
	readonly starts: boolean;
	/** `PATH POLICY TEST,TEST` */
	readonly watched: readonly string[];
	/** `PATH EVENT POLICY SEVERITY CODE`, with `-` for what a message does not have. */
	readonly reports: readonly string[];
}

export function configurationOf(text: string): WatchConfiguration {
	const analysis = new Analysis(text, {
		...DEFAULT_SETTINGS,
		role: 'standalone',
		version: '4.1.4',
		isVerbatim: true,
	});
	return readWatchConfiguration(analysis.model, analysis.daemon);
}

export function watchedLine(path: string, policy: string, mask: readonly string[]): string {
	return `${path} ${policy} ${mask.join(',')}`;
}

export function reportLine(report: {
	readonly path: string;
	readonly event: string;
	readonly policy?: string | null | undefined;
	readonly severity: string;
	readonly code?: string | undefined;
}): string {
	const { path, event, policy, severity, code } = report;
	return `${path} ${event} ${policy ?? '-'} ${severity} ${code ?? '-'}`;
}

/** Asks the model. */
export function predict({ config, config_check: later, tree: entries, effects = [] }: Experiment): Outcome {
	const atInit = configurationOf(config);
	const atCheck = later === undefined ? atInit : configurationOf(later);
	const tree = treeOfEntries(entries);
	const { starts, reports } = simulateCheck({ atInit, atCheck, tree, effects });
	const watched: string[] = [];
	if (starts)
		walkWatched(buildLists(atInit, tree), tree, (path, { policy, mask }, _type, isAgain) => {
			if (!isAgain) watched.push(watchedLine(path, policy.name, testNames(mask)));
		});
	return { starts, watched: watched.sort(), reports: reports.map(reportLine).sort() };
}

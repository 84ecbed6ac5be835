// What a change of a configuration takes away and adds: paths, tests and severities over a tree, options, destinations
// and clients, and what the next check reports although nothing changed on disk.
import type { FileView } from '../document/file-view.ts';
import { destinationsOf } from '../effective/destinations.ts';
import { simulateCheck, type WatchReport } from '../watch/check.ts';
import { compareCoverage, type PathChange, type PathWatch, probeEntries } from '../watch/compare-coverage.ts';
import type { WatchConfiguration } from '../watch/configuration.ts';
import { assumedEntries } from '../watch/coverage-tree.ts';
import { buildLists } from '../watch/lists.ts';
import { type TreeEntry, treeOfEntries } from '../watch/memory-tree.ts';
import { testNames } from '../watch/policies.ts';
import type { Tree } from '../watch/tree.ts';
import {
	type Change,
	compareClients,
	compareDestinations,
	compareOptions,
	levelNumber,
} from './option-changes.ts';
import { destinationsFor } from './why-record.ts';

/** One version of a configuration. */
export interface DiffSide {
	readonly view: FileView;
	readonly configuration: WatchConfiguration;
}

/** Everything that a change does. */
export interface ConfigurationDiff {
	/** Whether some change is a loss. */
	readonly losesProtection: boolean;
	/** Losses first, then what cannot be judged, then gains. */
	readonly changes: readonly Change[];
	/** What a check with the new file reports against a baseline of the old one, with nothing changed on disk. */
	readonly nextCheck: readonly WatchReport[];
}

const EFFECTS: readonly Change['effect'][] = ['loss', 'changed', 'gain'];

/**
 * Compares two versions of a configuration.
 * @param tree the files that exist, the same before and after
 * @param lines changes of single lines that are known already: how another version of samhain reads them
 */
export function diffConfigurations(
	old: DiffSide,
	changed: DiffSide,
	tree: Tree,
	lines: readonly Change[] = [],
): ConfigurationDiff {
	const check = simulateCheck({
		...{ atInit: old.configuration, atCheck: changed.configuration, tree, effects: [] },
	});
	const paths = compareCoverage(old.configuration, changed.configuration, tree);
	const all = [
		...lines,
		...compareStart(old, changed, tree),
		...paths.flatMap((change) => describePaths(change, old.view, changed.view)),
		...compareDestinations(old.view, changed.view),
		...compareClients(old.view, changed.view),
		...compareOptions(old.view, changed.view),
	];
	const changes = EFFECTS.flatMap((effect) => all.filter((change) => change.effect === effect));
	return {
		losesProtection: changes.some(({ effect }) => effect === 'loss'),
		changes,
		nextCheck: check.starts ? check.reports : [],
	};
}

/**
 * The tree to compare over where nobody names one: the paths in both files and those of a small system, with any name on
 * each level that one of the files may reach.
 */
export function assumedTreeOf(sides: readonly DiffSide[]): Tree {
	const entries = new Map<string, TreeEntry>();
	for (const entry of [
		...sides.flatMap(({ view, configuration }) => assumedEntries(configuration, view.daemon.machine.files)),
		...probeEntries(sides.map(({ configuration }) => configuration)),
	])
		if (entry.type === 'dir' || !entries.has(entry.path)) entries.set(entry.path, entry);
	return treeOfEntries([...entries.values()]);
}

function compareStart(old: DiffSide, changed: DiffSide, tree: Tree): readonly Change[] {
	const [before, after] = [old, changed].map(({ configuration }) => buildLists(configuration, tree).starts);
	if (before === after) return [];
	return [
		{
			...{ kind: 'start', subject: 'samhain', oldLine: undefined, newLine: undefined },
			effect: before === true ? 'loss' : 'gain',
			text: `Samhain ${before === true ? 'no longer starts' : 'starts'} with this configuration.`,
		},
	];
}

function describePaths(change: PathChange, old: FileView, changed: FileView): readonly Change[] {
	const { before, after, count, paths } = change;
	const shared = {
		...({ kind: 'path', subject: paths[0] ?? '', count, paths } as const),
		...{ oldLine: before?.entry.source.line, newLine: after?.entry.source.line },
	} as const;
	if (before === undefined || after === undefined) {
		const one = before ?? after;
		const policy = one === undefined ? '' : `[${one.entry.policy.section}]`;
		// A path that is left to IgnoreAll is not watched for its own sake.
		const isSilent = one !== undefined && isUnreported(one);
		return [
			before === undefined
				? { ...shared, effect: isSilent ? 'changed' : 'gain', text: `Watched now, by ${policy}.` }
				: { ...shared, effect: isSilent ? 'changed' : 'loss', text: `No longer watched; ${policy} did so.` },
		];
	}
	const found: Change[] = [];
	const lost = testNames(before.mask & ~after.mask);
	const gained = testNames(after.mask & ~before.mask);
	if (lost.length > 0)
		found.push({ ...shared, effect: 'loss', text: `No longer compared: ${lost.join(' ')}.` });
	if (gained.length > 0)
		found.push({ ...shared, effect: 'gain', text: `Compared now: ${gained.join(' ')}.` });
	for (const event of ['added', 'modified', 'missing'] as const) {
		const [was, is] = [before.severities[event], after.severities[event]];
		if (was === is) continue;
		const [from, to] = [levelNumber(was) ?? 0, levelNumber(is) ?? 0];
		const [reached, reaches] = [destinationsOf(old), destinationsOf(changed)].map((all, at) =>
			destinationsFor(all, at === 0 ? was : is),
		);
		const gone = reached?.filter((title) => reaches?.includes(title) !== true) ?? [];
		const reach = gone.length === 0 ? '' : ` It no longer reaches the ${gone.join(', the ')}.`;
		const text =
			is === 'none'
				? `Samhain no longer reports ${EVENT_WORDS[event]}.`
				: was === 'none'
					? `Samhain now reports ${EVENT_WORDS[event]}, with severity ${is}.`
					: `A report of ${EVENT_WORDS[event]} has severity ${is} instead of ${was}.${reach}`;
		found.push({ ...shared, effect: to < from || gone.length > 0 ? 'loss' : 'gain', text });
	}
	return found;
}

const EVENT_WORDS = { added: 'an addition', modified: 'a modification', missing: 'a deletion' } as const;

function isUnreported({ severities }: PathWatch): boolean {
	return Object.values(severities).every((severity) => severity === 'none');
}

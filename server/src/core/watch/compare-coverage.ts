// What a change of a configuration does to the paths of a tree: which ones samhain no longer looks at or looks at now,
// which tests and severities differ, which reports come or go. Keeps one record for each pair of entries, not for each
// path, so that a tree may have millions of names.

import { isSweptAsIgnored } from './check.ts';
import { severityOf, type WatchConfiguration } from './configuration.ts';
import { type Decider, makeDecider } from './decide.ts';
import { type IgnoredEvent, ignoringLine } from './ignores.ts';
import { buildLists, type WatchEntry, type WatchLists } from './lists.ts';
import type { TreeEntry } from './memory-tree.ts';
import type { Mask } from './policies.ts';
import type { Tree } from './tree.ts';
import { walkWatched } from './walk.ts';

/** How samhain watches a path. */
export interface PathWatch {
	readonly entry: WatchEntry;
	readonly mask: Mask;
	/** The severity of a report for each event; `none` where no report comes. */
	readonly severities: Readonly<Record<IgnoredEvent, string>>;
}

/** Paths that a change treats alike. */
export interface PathChange {
	/** Undefined where samhain does not look at the paths. */
	readonly before: PathWatch | undefined;
	readonly after: PathWatch | undefined;
	readonly count: number;
	/** The first of them, in the order of the walk. */
	readonly paths: readonly string[];
}

/** Paths of one change that are kept. */
const MAX_PATHS = 20;

const EVENTS = ['added', 'modified', 'missing'] as const satisfies readonly IgnoredEvent[];

interface Side {
	readonly configuration: WatchConfiguration;
	readonly lists: WatchLists;
	readonly decider: Decider;
}

function sideOf(configuration: WatchConfiguration, tree: Tree): Side {
	const lists = buildLists(configuration, tree);
	return { configuration, lists, decider: makeDecider(lists, tree) };
}

function watchOf(side: Side, path: string, entry: WatchEntry): PathWatch {
	return {
		entry,
		mask: entry.mask,
		severities: {
			added: severityFor(side, path, entry, 'added'),
			modified: severityFor(side, path, entry, 'modified'),
			missing: severityFor(side, path, entry, 'missing'),
		},
	};
}

function severityFor(
	{ configuration, lists }: Side,
	path: string,
	entry: WatchEntry,
	event: IgnoredEvent,
): string {
	if (ignoringLine(configuration.ignores, event, path) !== undefined) return 'none';
	if (event === 'modified' && entry.mask === 0) return 'none';
	const isIgnored =
		entry.path === path ? entry.policy.section === 'IgnoreAll' : isSweptAsIgnored(lists, path, entry);
	const missing = isIgnored ? 'SeverityIgnoreAll' : 'SeverityFiles';
	return severityOf(configuration, event === 'missing' ? missing : entry.policy.severityOption).value;
}

function isSameWatch(a: PathWatch, b: PathWatch): boolean {
	return a.mask === b.mask && EVENTS.every((event) => a.severities[event] === b.severities[event]);
}

/**
 * Compares what two configurations watch of one tree.
 * @returns changes in the order of the walks: first those of paths that were watched, then those of paths that are now
 */
export function compareCoverage(
	old: WatchConfiguration,
	changed: WatchConfiguration,
	tree: Tree,
): readonly PathChange[] {
	const [before, after] = [sideOf(old, tree), sideOf(changed, tree)];
	const found = new Map<string, PathChange & { count: number; readonly paths: string[] }>();
	const numbers = new Map<WatchEntry, number>();
	const numberOf = (entry: WatchEntry | undefined): number => {
		if (entry === undefined) return -1;
		const known = numbers.get(entry) ?? numbers.size;
		numbers.set(entry, known);
		return known;
	};
	const note = (path: string, was: PathWatch | undefined, is: PathWatch | undefined): void => {
		const severities = [was, is].map((one) =>
			one === undefined ? '' : Object.values(one.severities).join(),
		);
		const key = `${numberOf(was?.entry)} ${numberOf(is?.entry)} ${severities.join(' ')}`;
		const group = found.get(key);
		if (group === undefined) found.set(key, { before: was, after: is, count: 1, paths: [path] });
		else {
			group.count++;
			if (group.paths.length < MAX_PATHS) group.paths.push(path);
		}
	};
	walkWatched(before.lists, tree, (path, entry, _type, isAgain) => {
		if (isAgain) return;
		const now = after.lists.starts ? after.decider.decide(path)?.entry : undefined;
		const was = watchOf(before, path, entry);
		const is = now === undefined ? undefined : watchOf(after, path, now);
		if (is === undefined || !isSameWatch(was, is)) note(path, was, is);
	});
	walkWatched(after.lists, tree, (path, entry, _type, isAgain) => {
		if (isAgain || (before.lists.starts && before.decider.decide(path) !== undefined)) return;
		note(path, undefined, watchOf(after, path, entry));
	});
	return [...found.values()];
}

/** The deepest level that is tried below a directory of an assumed tree. */
const MAX_PROBED = 100;

/** Levels that are tried below every directory which goes so deep. */
const USUALLY_PROBED = 8;

/**
 * How many levels to try below a directory: beyond the reach of every smaller depth, so that it shows where a line above
 * or another version of the line ends.
 * @param all every depth of both configurations
 */
function probedLevels(depth: number, all: readonly number[]): number {
	const smaller = all.filter((one) => one < depth);
	return Math.min(depth, MAX_PROBED, Math.max(USUALLY_PROBED, ...smaller.map((one) => one + 2)));
}

/** What means any name in a folder of an assumed tree. */
const ANY_NAME = '*';

/**
 * Entries that make a change of depth or of a pattern show where nobody names a tree: below each directory, a folder
 * with any name on each level that one of the configurations may reach, and a name for each pattern.
 */
export function probeEntries(configurations: readonly WatchConfiguration[]): readonly TreeEntry[] {
	const depths = new Map<string, number>();
	const entries: TreeEntry[] = [];
	const all = new Set<number>();
	for (const { pathLines, recursionLevel } of configurations)
		for (const { depth } of pathLines) all.add(depth ?? recursionLevel.value);
	for (const { pathLines, recursionLevel } of configurations)
		for (const { list, path, isPattern, depth } of pathLines) {
			const sample = isPattern ? sampleOf(path) : path;
			if (list === 'file') {
				if (isPattern) entries.push({ path: sample, type: 'file' });
				continue;
			}
			const levels = probedLevels(depth ?? recursionLevel.value, [...all]);
			depths.set(sample, Math.max(depths.get(sample) ?? -1, levels));
		}
	for (const [path, levels] of depths) {
		entries.push({ path, type: 'dir' });
		let below = path === '/' ? '' : path;
		for (let level = 0; level <= levels; level++) {
			below = `${below}/${ANY_NAME}`;
			entries.push({ path: below, type: level === levels ? 'file' : 'dir' });
		}
	}
	return entries;
}

/** A path that a pattern matches. */
function sampleOf(pattern: string): string {
	return pattern
		.replace(/\[([^\]!^])[^\]]*\]/g, '$1')
		.replace(/\?/g, 'x')
		.replace(/\\(.)/g, '$1');
}

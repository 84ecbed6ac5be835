// The lists that samhain builds while it reads the file: files, and the directories of either schedule. The first line
// for a path wins, list by list.

import type { ListName, PathLine, WatchConfiguration } from './configuration.ts';
import { expandPattern } from './expand-pattern.ts';
import type { Mask, Policy } from './policies.ts';
import type { Tree } from './tree.ts';

/** One path in one list. */
export interface WatchEntry {
	readonly list: ListName;
	readonly path: string;
	readonly policy: Policy;
	readonly mask: Mask;
	/** Levels below the directory; -1: nothing below it. 0 for files. */
	readonly depth: number;
	/** The line that made it. */
	readonly source: PathLine;
}

/** A line that came too late for a path. */
export interface RepeatedEntry {
	readonly path: string;
	readonly source: PathLine;
	readonly first: WatchEntry;
}

/** All lists of one reading. */
export interface WatchLists {
	/** False where samhain exits while it reads the file. */
	readonly starts: boolean;
	readonly files: ReadonlyMap<string, WatchEntry>;
	readonly one: ReadonlyMap<string, WatchEntry>;
	readonly two: ReadonlyMap<string, WatchEntry>;
	/** Whether the second list is walked on its own: only where FileCheckScheduleTwo is set. */
	readonly isTwoWalked: boolean;
	readonly repeated: readonly RepeatedEntry[];
	/** Lines with a pattern that nothing matches. */
	readonly unmatched: readonly PathLine[];
}

/**
 * Builds the lists.
 * @param configuration what was read
 * @param tree the files that exist when samhain reads the configuration, for patterns
 */
export function buildLists(configuration: WatchConfiguration, tree: Tree): WatchLists {
	const lists: Record<ListName, Map<string, WatchEntry>> = {
		file: new Map(),
		one: new Map(),
		two: new Map(),
	};
	const repeated: RepeatedEntry[] = [];
	const unmatched: PathLine[] = [];
	let starts = configuration.isReadable;
	for (const source of configuration.pathLines) {
		const { list, policy, mask } = source;
		const depth = list === 'file' ? 0 : (source.depth ?? configuration.recursionLevel.value);
		const paths = source.isPattern ? expandPattern(source.path, tree) : [source.path];
		if (paths.length === 0) unmatched.push(source);
		for (const path of paths) {
			const first = lists[list].get(path);
			if (first !== undefined) repeated.push({ path, source, first });
			else lists[list].set(path, { list, path, policy, mask, depth, source });
			const other = list === 'one' ? lists.two : list === 'two' ? lists.one : undefined;
			if (other?.has(path) === true) starts = false;
		}
	}
	return {
		starts,
		files: lists.file,
		one: lists.one,
		two: lists.two,
		isTwoWalked: configuration.scheduleTwo.length > 0,
		repeated,
		unmatched,
	};
}

/** The directories that are walked on their own, in samhain's order: by bytes, the first schedule before the second. */
export function walkedDirectories(lists: WatchLists): readonly WatchEntry[] {
	return [...sorted(lists.one), ...(lists.isTwoWalked ? sorted(lists.two) : [])];
}

/** The entries of a list in samhain's order. */
export function sorted(list: ReadonlyMap<string, WatchEntry>): readonly WatchEntry[] {
	return [...list.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

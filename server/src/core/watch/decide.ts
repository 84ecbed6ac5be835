// Which entry decides for a path: the rules of samhain's walk, asked for one path at a time (sh_files.c, sh_files_filecheck
// and sh_files_dircheck; recorded runs). The answer does not depend on the order in which directories are walked.

import type { WatchEntry, WatchLists } from './lists.ts';
import { parentOf, resolvePath, type Tree } from './tree.ts';

/** How the walk reads a directory's content. */
export interface ContentRule {
	/** The `dir=` entry whose policy and tests hold for names without an entry of their own. */
	readonly entry: WatchEntry;
	/** Levels that are left below the directory. */
	readonly depth: number;
}

/** The entry that decides for a path, and why the path is looked at. */
export interface Decision {
	readonly entry: WatchEntry;
	/** How the walk of the folder above reaches the path; undefined where only an entry of its own does. */
	readonly reachedFrom: ContentRule | undefined;
}

/** Folders that are remembered, so that memory stays bounded on large trees. */
const MAX_REMEMBERED = 20_000;

/** Whether no walk can meet a path, since it does not end in a name: `/`, `.`, `..`, or a slash at the end. */
function hasOddName(path: string): boolean {
	return /\/\.{0,2}$/.test(path);
}

/** Answers for many paths of one tree; folders are remembered. */
export interface Decider {
	/** The decision for a path, whether it exists or not; undefined where samhain never looks at it. */
	readonly decide: (path: string) => Decision | undefined;
	/** How the content of a directory is read; undefined where the walk does not enter it. */
	readonly contentRule: (folder: string) => ContentRule | undefined;
}

/**
 * Makes a decider.
 * @param lists the lists of one reading
 * @param tree the tree that is walked
 */
export function makeDecider(lists: WatchLists, tree: Tree): Decider {
	const rules = new Map<string, ContentRule | undefined>();
	const { files, one, two, isTwoWalked } = lists;

	const contentRule = (folder: string): ContentRule | undefined => {
		if (rules.has(folder)) return rules.get(folder);
		const rule = findRule(folder);
		// Walks go folder by folder, so that old answers are hardly asked for again.
		if (rules.size >= MAX_REMEMBERED) rules.clear();
		rules.set(folder, rule);
		return rule;
	};

	const isDirectory = (path: string): boolean => {
		const place = resolvePath(tree, path);
		return place !== undefined && tree.typeOf(place) === 'dir';
	};

	/** The rule of the folder above, if its walk goes one level deeper. */
	const ruleFromAbove = (folder: string): ContentRule | undefined => {
		const above = hasOddName(folder) ? undefined : contentRule(parentOf(folder));
		return above !== undefined && above.depth >= 1 ? above : undefined;
	};

	const findRule = (folder: string): ContentRule | undefined => {
		const own = one.get(folder) ?? two.get(folder);
		if (own === undefined) {
			const above = ruleFromAbove(folder);
			if (above === undefined || !isDirectory(folder)) return undefined;
			return { entry: above.entry, depth: above.depth - 1 };
		}
		if (own.depth < 0 || !isDirectory(folder)) return undefined;
		// A directory of the second list is walked where another walk meets it, or on its own if that list is walked.
		const isWalked = own.list === 'one' || isTwoWalked || ruleFromAbove(folder) !== undefined;
		return isWalked ? { entry: own, depth: own.depth } : undefined;
	};

	return {
		contentRule,
		decide(path) {
			const file = files.get(path);
			const first = one.get(path);
			const second = two.get(path);
			const reachedFrom = hasOddName(path) ? undefined : contentRule(parentOf(path));
			const hasOwn = file !== undefined || first !== undefined || (second !== undefined && isTwoWalked);
			if (!hasOwn && reachedFrom === undefined) return undefined;
			const entry = file ?? first ?? second ?? reachedFrom?.entry;
			return entry === undefined ? undefined : { entry, reachedFrom };
		},
	};
}

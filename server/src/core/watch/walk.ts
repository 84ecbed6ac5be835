// Walks a tree and hands out every path that samhain looks at. Keeps one frame per open folder and nothing per name,
// so that a tree may have millions of names.

import type { ContentRule } from './decide.ts';
import { sorted, type WatchEntry, type WatchLists, walkedDirectories } from './lists.ts';
import { childOf, type NodeType, parentOf, resolvePath, type Tree } from './tree.ts';

/**
 * Called for each look at a path. A path is looked at again where a walk reaches a directory without entering it and
 * the directory has a `dir=` line of its own, or where two lines write its name differently.
 */
export type VisitWatched = (path: string, entry: WatchEntry, type: NodeType, isAgain: boolean) => void;

/**
 * The name under which samhain looks at the path of a `file=` line that no walk has reached: slashes before the last
 * name become one, and those after it go.
 */
export function lookedAtName(path: string): string {
	// Most paths are plain, and this is asked of every line for each walk.
	if (path === '/' || !(path.endsWith('/') || path.includes('//'))) return path;
	return path.replace(/\/+([^/]+)\/*$/, '/$1');
}

/**
 * Walks the tree as one check of both schedules does. Paths that do not exist are left out.
 * @param lists the lists of one reading
 * @param tree what is walked
 * @param visit called for each look at a path that exists
 */
export function walkWatched(lists: WatchLists, tree: Tree, visit: VisitWatched): void {
	if (!lists.starts) return;
	const { files, one, two } = lists;
	/** Names that may be met twice, and whether they were: those of entries, and no others. */
	const looked = new Map<string, boolean>();
	for (const list of [files, one, two]) for (const path of list.keys()) looked.set(lookedAtName(path), false);
	const doneFiles = new Set<WatchEntry>();
	const walked = new Set<string>();

	const look = (path: string, entry: WatchEntry, type: NodeType): void => {
		const wasLooked = looked.get(path);
		if (wasLooked === false) looked.set(path, true);
		visit(path, entry, type, wasLooked === true);
	};

	/** Looks at a path unless it has a `file=` line that is done. */
	const lookOnce = (path: string, file: WatchEntry | undefined, other: WatchEntry, type: NodeType): void => {
		if (file === undefined) look(path, other, type);
		else if (!doneFiles.has(file)) {
			doneFiles.add(file);
			look(path, file, type);
		}
	};

	/** Folders in which some names are listed; in all others no name needs to be looked up. */
	const special = new Set<string>();
	for (const path of looked.keys()) special.add(parentOf(path));

	const walk = (folder: string, rule: ContentRule, place: string): void => {
		if (rule.depth < 0) return;
		const folders: { name: string; path: string; rule: ContentRule }[] = [];
		const isSpecial = special.has(folder);
		const start = folder === '/' ? '/' : `${folder}/`;
		tree.eachChild(place, (name, type) => {
			const path = start + name;
			if (!isSpecial) {
				visit(path, rule.entry, type, false);
				if (type === 'dir' && rule.depth > 0)
					folders.push({ name, path, rule: { entry: rule.entry, depth: rule.depth - 1 } });
				return;
			}
			const directory = one.get(path) ?? two.get(path);
			lookOnce(path, files.get(path), directory ?? rule.entry, type);
			if (type !== 'dir' || rule.depth < 1) return;
			if (directory === undefined) {
				folders.push({ name, path, rule: { entry: rule.entry, depth: rule.depth - 1 } });
			} else if (!walked.has(path)) {
				walked.add(path);
				folders.push({ name, path, rule: { entry: directory, depth: directory.depth } });
			}
		});
		for (const below of folders) walk(below.path, below.rule, childOf(place, below.name));
	};

	for (const entry of walkedDirectories(lists)) {
		if (walked.has(entry.path)) continue;
		walked.add(entry.path);
		const place = resolvePath(tree, entry.path);
		const type = place === undefined ? undefined : tree.typeOf(place);
		if (place === undefined || type === undefined) continue;
		lookOnce(entry.path, files.get(entry.path), entry, type);
		if (type === 'dir') walk(entry.path, { entry, depth: entry.depth }, place);
	}
	for (const entry of sorted(files)) {
		const place = resolvePath(tree, entry.path);
		const type = place === undefined ? undefined : tree.typeOf(place);
		if (type !== undefined && !doneFiles.has(entry)) look(lookedAtName(entry.path), entry, type);
	}
}

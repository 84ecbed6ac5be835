// A tree with what samhain makes of each name in it, asked for folder by folder, so that a view needs to know no more
// than what it shows.

import type { WatchConfiguration } from './configuration.ts';
import { type ContentRule, type Decider, makeDecider } from './decide.ts';
import { buildLists, type WatchEntry, type WatchLists } from './lists.ts';
import type { TreeEntry } from './memory-tree.ts';
import { childOf, type NodeType, type Tree } from './tree.ts';

/** One name of a tree. */
export interface CoverageNode {
	readonly path: string;
	readonly name: string;
	readonly type: NodeType;
	/** The entry that decides; undefined where samhain does not look at the name. */
	readonly entry: WatchEntry | undefined;
	/** Whether the entry is for this very path. */
	readonly isOwn: boolean;
	/** For a directory whose content is read: the rule for it. */
	readonly content: ContentRule | undefined;
	/** Whether entries lie somewhere below. */
	readonly leadsToEntries: boolean;
}

/** A configuration over a tree. */
export interface CoverageTree {
	readonly lists: WatchLists;
	readonly node: (path: string, name: string, type: NodeType) => CoverageNode;
	/** The names in a folder, sorted. */
	readonly children: (folder: string) => readonly CoverageNode[];
}

/**
 * Lays a configuration over a tree.
 * @param configuration what was read
 * @param tree the files that exist
 */
export function coverageTree(configuration: WatchConfiguration, tree: Tree): CoverageTree {
	const lists = buildLists(configuration, tree);
	const decider = makeDecider(lists, tree);
	const above = foldersAbove(lists);
	const node = (path: string, name: string, type: NodeType): CoverageNode =>
		makeNode(lists, decider, above, path, name, type);
	return {
		lists,
		node,
		children(folder) {
			const nodes: CoverageNode[] = [];
			tree.eachChild(folder, (name, type) => nodes.push(node(childOf(folder, name), name, type)));
			return nodes.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
		},
	};
}

function makeNode(
	lists: WatchLists,
	decider: Decider,
	above: ReadonlySet<string>,
	path: string,
	name: string,
	type: NodeType,
): CoverageNode {
	const entry = lists.starts ? decider.decide(path)?.entry : undefined;
	return {
		path,
		name,
		type,
		entry,
		isOwn: entry?.path === path,
		content: type === 'dir' && lists.starts ? decider.contentRule(path) : undefined,
		leadsToEntries: type === 'dir' && above.has(path),
	};
}

/** Every folder above an entry. */
function foldersAbove({ files, one, two }: WatchLists): ReadonlySet<string> {
	const above = new Set<string>(['/']);
	for (const list of [files, one, two])
		for (const path of list.keys())
			for (let slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1))
				above.add(path.slice(0, slash));
	return above;
}

/**
 * The files to assume where nobody names a tree: those of the assumed machine and every path that a line names.
 * @param configuration what was read
 * @param files absolute paths with their types
 */
export function assumedEntries(
	configuration: WatchConfiguration,
	files: Readonly<Record<string, 'file' | 'dir' | 'pipe'>>,
): readonly TreeEntry[] {
	const entries = new Map<string, TreeEntry>();
	const add = (path: string, type: TreeEntry['type']): void => {
		if (!entries.has(path)) entries.set(path, { path, type });
	};
	for (const [path, type] of Object.entries(files)) add(path, type === 'pipe' ? 'fifo' : type);
	for (const { list, path, isPattern } of configuration.pathLines)
		if (!isPattern && list !== 'file') entries.set(path, { path, type: 'dir' });
	for (const { list, path, isPattern } of configuration.pathLines)
		if (!isPattern && list === 'file') add(path, 'file');
	return [...entries.values()];
}

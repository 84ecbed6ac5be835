// Trees held in memory: one from a list of entries, and one that lays differences over another tree.

import { byteLength } from '../values/c-text.ts';
import { childOf, type NodeFacts, type NodeType, parentOf, type Tree } from './tree.ts';

/** One entry of a tree given as data. */
export interface TreeEntry {
	readonly path: string;
	readonly type: 'dir' | 'file' | 'symlink' | 'fifo' | 'hardlink' | 'socket' | 'device' | 'other';
	/** Of a file. */
	readonly content?: string;
	/** Bytes of a file whose content is not given. */
	readonly size?: number;
	/** Text of a symbolic link, or the existing path of a hard link. */
	readonly target?: string;
	/** Octal permission bits. */
	readonly mode?: string;
}

/** One difference between a tree at init and at the check. */
export interface Effect {
	readonly path: string;
	readonly effect: 'added' | 'removed' | 'changed';
	/** The type; of a change, the one before it. */
	readonly type?: string;
	/** The type after a change that changed it. */
	readonly type_new?: string;
	/** Tests by name for which there is a difference. */
	readonly differs?: readonly string[];
	/** Bytes before and after. */
	readonly size?: readonly number[];
	/** The new text of a symbolic link, where it is known. */
	readonly target?: string;
	/** Octal permission bits after the change; absent: those from before. */
	readonly mode?: string;
	/** Whether a file that grew still begins with what it held before; absent: it does. */
	readonly keepsStart?: boolean;
	/** Whether the old file lies under another name of the folder, its old content unchanged; absent: a guess. */
	readonly isRotated?: boolean;
}

interface Node {
	readonly type: NodeType;
	readonly facts: NodeFacts;
	readonly target?: string;
	names?: string[];
}

const NO_FACTS: NodeFacts = {};

/** The type of an entry by the names of the tree format. */
export function nodeType(type: string | undefined): NodeType {
	if (type === 'dir' || type === 'symlink' || type === 'file') return type;
	return type === 'hardlink' || type === undefined ? 'file' : 'other';
}

function factsOf({ content, size, mode }: TreeEntry): NodeFacts {
	const bytes = content === undefined ? size : byteLength(content);
	if (bytes === undefined && mode === undefined) return NO_FACTS;
	return {
		...(bytes === undefined ? {} : { size: bytes }),
		...(mode === undefined ? {} : { mode: Number.parseInt(mode, 8) }),
	};
}

/**
 * Makes a tree of a list. Folders above an entry exist, whether they are listed or not.
 * @param entries in any order
 */
export function treeOfEntries(entries: readonly TreeEntry[]): Tree {
	const nodes = new Map<string, Node>();
	nodes.set('/', { type: 'dir', facts: NO_FACTS });
	const add = (path: string, node: Node): void => {
		const known = nodes.get(path);
		if (known !== undefined) {
			// A folder that was only implied is now listed.
			nodes.set(path, known.names === undefined ? node : { ...node, names: known.names });
			return;
		}
		nodes.set(path, node);
		const folder = parentOf(path);
		if (!nodes.has(folder)) add(folder, { type: 'dir', facts: NO_FACTS });
		const parent = nodes.get(folder);
		if (parent === undefined) return;
		parent.names ??= [];
		parent.names.push(path.slice(path.lastIndexOf('/') + 1));
	};
	const byPath = new Map<string, TreeEntry>();
	for (const entry of entries) {
		const path = entry.path.length > 1 ? entry.path.replace(/\/+$/, '') : entry.path;
		if (!path.startsWith('/') || path === '/') continue;
		byPath.set(path, entry);
		const first = entry.type === 'hardlink' ? byPath.get(entry.target ?? '') : undefined;
		add(path, {
			type: nodeType(first?.type ?? entry.type),
			facts: factsOf(first ?? entry),
			...(entry.type === 'symlink' && entry.target !== undefined ? { target: entry.target } : {}),
		});
	}
	return {
		typeOf: (path) => nodes.get(path)?.type,
		eachChild(path, visit) {
			for (const name of nodes.get(path)?.names ?? []) {
				const type = nodes.get(childOf(path, name))?.type;
				if (type !== undefined) visit(name, type);
			}
		},
		linkTarget: (path) => nodes.get(path)?.target,
		facts: (path) => nodes.get(path)?.facts ?? NO_FACTS,
	};
}

/**
 * The tree after changes, without copying the one before.
 * @param base the tree at init
 * @param effects the differences, at most one for each path
 */
export function treeAfter(base: Tree, effects: readonly Effect[]): Tree {
	const byPath = new Map(effects.map((effect) => [effect.path, effect]));
	const addedIn = new Map<string, string[]>();
	for (const { path, effect } of effects) {
		if (effect !== 'added') continue;
		const folder = parentOf(path);
		const names = addedIn.get(folder);
		if (names === undefined) addedIn.set(folder, [path.slice(path.lastIndexOf('/') + 1)]);
		else names.push(path.slice(path.lastIndexOf('/') + 1));
	}
	const typeOf = (path: string): NodeType | undefined => {
		const effect = byPath.get(path);
		if (effect === undefined) return base.typeOf(path);
		if (effect.effect === 'removed') return undefined;
		if (effect.effect === 'added') return nodeType(effect.type);
		return effect.type_new === undefined
			? (base.typeOf(path) ?? nodeType(effect.type))
			: nodeType(effect.type_new);
	};
	return {
		typeOf,
		eachChild(path, visit) {
			if (typeOf(path) !== 'dir') return;
			const added = addedIn.get(path) ?? [];
			base.eachChild(path, (name, type) => {
				const child = childOf(path, name);
				const now = byPath.has(child) ? typeOf(child) : type;
				if (now !== undefined && !added.includes(name)) visit(name, now);
			});
			for (const name of added) visit(name, typeOf(childOf(path, name)) ?? 'file');
		},
		linkTarget: (path) => byPath.get(path)?.target ?? base.linkTarget(path),
		facts(path) {
			const before = base.facts(path);
			const effect = byPath.get(path);
			const size = effect?.size?.[1];
			return {
				...before,
				...(size === undefined ? undefined : { size }),
				...(effect?.mode === undefined ? undefined : { mode: Number.parseInt(effect.mode, 8) }),
			};
		},
	};
}

/**
 * A tree with one path more.
 * @param type what is assumed there; folders on the way are assumed, too
 */
export function treeWith(base: Tree, path: string, type: 'file' | 'dir'): Tree {
	const effects: Effect[] = [{ path, effect: 'added', type }];
	for (
		let folder = parentOf(path);
		folder !== '/' && base.typeOf(folder) === undefined;
		folder = parentOf(folder)
	)
		effects.push({ path: folder, effect: 'added', type: 'dir' });
	return treeAfter(base, effects);
}

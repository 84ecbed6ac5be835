// A tree of files as the watch model sees it: names and types, and what is known of content. The one contract between
// the model and where a tree comes from: a JSON array, a folder that the command line reads, or a tree after changes.

/** What lies at a path; `other` is a fifo, a socket or a device. */
export type NodeType = 'dir' | 'file' | 'symlink' | 'other';

/** What the conditions of `SkipChecksum` look at; a field that is not known is absent. */
export interface NodeFacts {
	/** Bytes. */
	readonly size?: number;
	/** Permission bits. */
	readonly mode?: number;
}

/** A tree. Paths are absolute, with one `/` between names and none at the end. */
export interface Tree {
	/** The type at a path, without following a symbolic link there or on the way; undefined: nothing is there. */
	readonly typeOf: (path: string) => NodeType | undefined;
	/** Calls back for every name in a directory; nothing for what is not a directory. */
	readonly eachChild: (path: string, visit: (name: string, type: NodeType) => void) => void;
	/** The text of a symbolic link, where it is known. */
	readonly linkTarget: (path: string) => string | undefined;
	/** What else is known of a file. */
	readonly facts: (path: string) => NodeFacts;
}

/** Links that the kernel follows in one path before it gives up (path_resolution(7)). */
const MAX_LINKS = 40;

/**
 * Finds what a path leads to as the kernel does: symbolic links on the way are followed, one at the end is not;
 * `//`, `.` and `..` are resolved.
 * @param tree where to look
 * @param path an absolute path in any form
 * @returns the plain path of the same file; undefined where a name on the way is missing or no directory
 */
export function resolvePath(tree: Tree, path: string): string | undefined {
	// A slash at the end follows a link there, as `/.` does.
	const open = namesOf(path.endsWith('/') ? `${path}.` : path).reverse();
	let at = '';
	let links = 0;
	while (open.length > 0) {
		const name = open.pop() ?? '';
		if (name === '.') continue;
		if (name === '..') {
			at = at.slice(0, Math.max(0, at.lastIndexOf('/')));
			continue;
		}
		const next = `${at}/${name}`;
		if (open.length === 0) return tree.typeOf(next) === undefined ? undefined : next;
		const type = tree.typeOf(next);
		if (type === 'dir') at = next;
		else if (type === 'symlink' && links++ < MAX_LINKS) {
			const target = tree.linkTarget(next) ?? '';
			if (target === '') return undefined;
			if (target.startsWith('/')) at = '';
			open.push(...namesOf(target).reverse());
		} else return undefined;
	}
	return at === '' ? '/' : at;
}

function namesOf(path: string): string[] {
	return path.split('/').filter((name) => name !== '');
}

/** The folder that a path lies in, by its text. */
export function parentOf(path: string): string {
	const slash = path.lastIndexOf('/');
	return slash <= 0 ? '/' : path.slice(0, slash);
}

/** The path of a name in a folder, as samhain puts it together. */
export function childOf(folder: string, name: string): string {
	return folder === '/' ? `/${name}` : `${folder}/${name}`;
}

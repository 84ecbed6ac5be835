// The tree of a real folder that a person named: names and types, read folder by folder as they are asked for.
import { lstatSync, readdirSync, readlinkSync, type Stats } from 'node:fs';
import type { NodeFacts, NodeType, Tree } from '../../core/index.ts';

function typeOf(entry: Pick<Stats, 'isDirectory' | 'isFile' | 'isSymbolicLink'>): NodeType {
	if (entry.isDirectory()) return 'dir';
	if (entry.isFile()) return 'file';
	return entry.isSymbolicLink() ? 'symlink' : 'other';
}

/**
 * The tree of a folder. Nothing is followed out of it: symbolic links are resolved by their text.
 * @param root the folder that represents `/`
 * @param failed called with a folder that cannot be listed
 */
export function diskTree(root: string, failed: (path: string, error: unknown) => void): Tree {
	const top = root === '/' ? '' : root.replace(/\/+$/, '');
	const status = (path: string): Stats | undefined => {
		try {
			return lstatSync(top + path, { throwIfNoEntry: false });
		} catch {
			// A name on the way is not a folder, or not readable.
			return undefined;
		}
	};
	return {
		typeOf(path) {
			// The root is a folder even where its own name is a link.
			if (path === '/') return 'dir';
			const found = status(path);
			return found === undefined ? undefined : typeOf(found);
		},
		eachChild(path, visit) {
			try {
				for (const entry of readdirSync(`${top}${path}`, { withFileTypes: true }))
					visit(entry.name, typeOf(entry));
			} catch (error) {
				failed(path, error);
			}
		},
		linkTarget(path) {
			try {
				return readlinkSync(top + path);
			} catch {
				return undefined;
			}
		},
		facts(path): NodeFacts {
			const found = status(path);
			return found === undefined ? {} : { size: found.size, mode: found.mode & 0o7777 };
		},
	};
}

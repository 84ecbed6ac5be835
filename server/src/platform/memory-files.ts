// Files that are held in memory, for the one page: it has what a person opened in it and nothing else.
import type { FileSystem, FolderEntry } from '../core/index.ts';

/** A file of the page. */
export interface GivenFile {
	/** A decoded URI. */
	readonly path: string;
	readonly text: string;
}

/** Files that can be exchanged as a whole. */
export interface MemoryFiles {
	readonly files: FileSystem;
	/** Forgets all files and takes these. */
	readonly replace: (given: readonly GivenFile[]) => void;
}

/** @returns an empty file system; nobody owns its files, and no rights are known */
export function memoryFiles(): MemoryFiles {
	const texts = new Map<string, string>();
	const folders = new Map<string, Map<string, FolderEntry>>();
	const add = (path: string, kind: FolderEntry['kind']): void => {
		const slash = path.lastIndexOf('/');
		if (slash < 0) return;
		const folder = path.slice(0, slash);
		const entries = folders.get(folder);
		const name = path.slice(slash + 1);
		if (entries === undefined) {
			folders.set(folder, new Map([[name, { name, kind }]]));
			add(folder, 'folder');
		} else if (!entries.has(name)) entries.set(name, { name, kind });
	};
	return {
		files: {
			readText: (path, maxBytes) => {
				const text = texts.get(path);
				return text === undefined || text.length > maxBytes ? undefined : text;
			},
			list: (path) => [...(folders.get(path)?.values() ?? [])],
			resolve: (path) => (texts.has(path) || folders.has(path) ? path : undefined),
			status: (path) => {
				const text = texts.get(path);
				return text === undefined ? undefined : { size: text.length };
			},
		},
		replace: (given) => {
			texts.clear();
			folders.clear();
			for (const { path, text } of given) {
				texts.set(path, text);
				add(path, 'file');
			}
		},
	};
}

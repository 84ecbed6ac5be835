// Lists the files below a folder by their names, folder by folder, so that whoever asks can pause, show how far it is, or
// end it. No file is opened. Links to files count where they
// stay inside; links to folders do not: what they lead to is either found by its own name or none of ours.
import type { ContainedFiles } from './contained-files.ts';
import { joinPath } from './file-system.ts';

/** Folders that hold no configuration, or too much of everything. */
const SKIPPED = new Set(['node_modules', '.git', '.hg', '.svn', '.cache']);
/** Folders of the kernel, where `/` itself is searched. */
const SKIPPED_AT_TOP = new Set(['proc', 'sys', 'dev']);

/** How far a walk goes. */
export interface WalkBounds {
	readonly maxFolders: number;
	readonly maxFiles: number;
	/** How deep below the folder. */
	readonly maxLevels: number;
}

/** What a walk came upon. */
export interface WalkedFolders {
	/** In alphabetical order. */
	readonly paths: readonly string[];
	/** A bound was reached: there may be more. */
	readonly isCut: boolean;
	/** Links that lead out of the folders. */
	readonly outside: readonly string[];
}

interface Folder {
	readonly path: string;
	readonly level: number;
}

/**
 * Walks folders.
 * @param roots folders, each among those that the files are contained in
 * @param wants chooses by a file's name without its folders
 * @returns a generator that yields the number of folders seen, after each folder
 */
export function* walkFolders(
	roots: readonly string[],
	files: ContainedFiles,
	wants: (name: string) => boolean,
	bounds: WalkBounds,
): Generator<number, WalkedFolders> {
	const found = new Set<string>();
	const outside: string[] = [];
	let waiting: Folder[] = roots.map((path) => ({ path, level: 0 }));
	let seen = 0;
	while (waiting.length > 0) {
		const below: Folder[] = [];
		for (const { path: folder, level } of waiting) {
			if (++seen > bounds.maxFolders || found.size >= bounds.maxFiles)
				return { paths: [...found].sort(), isCut: true, outside };
			for (const { name, kind } of files.list(folder)) {
				const path = joinPath(folder, name);
				if (kind === 'folder') {
					if (level < bounds.maxLevels && !isSkippedFolder(name, folder))
						below.push({ path, level: level + 1 });
				} else if (wants(name)) {
					if (kind === 'file' || files.statusOf(path) !== undefined) found.add(path);
					else if (files.leadsOut(path)) outside.push(path);
				}
			}
			yield seen;
		}
		waiting = below;
	}
	return { paths: [...found].sort(), isCut: false, outside };
}

/**
 * Whether a walk leaves a folder out.
 * @param folder the folder that it is in
 */
export function isSkippedFolder(name: string, folder: string): boolean {
	return SKIPPED.has(name) || (SKIPPED_AT_TOP.has(name) && /^(?:[a-z]+:\/\/)?\/?$/.test(folder));
}

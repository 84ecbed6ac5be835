// Walks the folders of a workspace for files that can belong to a deployment: names only, within bounds, in portions
// that leave time for requests.
import { canBeMember } from '../../core/index.ts';
import type { FileSystem } from '../host.ts';
import { encodeUri } from '../project-files.ts';

/** Folders that hold no configuration, or too much of everything. */
const SKIPPED = new Set(['node_modules', '.git', '.hg', '.svn', '.cache', 'proc', 'sys', 'dev']);
const MAX_FOLDERS = 50_000;
const MAX_FILES = 50_000;
/** How deep a deployment lies below a folder of the workspace. */
const MAX_LEVELS = 16;
/** A portion of the walk. */
const PORTION_MS = 15;

export interface WalkedFolders {
	/** Decoded URIs. */
	readonly paths: readonly string[];
	/** A bound was reached: there may be more. */
	readonly isCut: boolean;
}

export interface WalkHost {
	readonly files: FileSystem;
	readonly nowMs: () => number;
	/** Called between portions with the number of folders seen; false ends the walk. */
	readonly goOn: (folders: number) => Promise<boolean>;
}

/**
 * Lists the files below some folders.
 * @param roots decoded URIs of folders
 */
export async function walkFolders(roots: readonly string[], host: WalkHost): Promise<WalkedFolders> {
	const paths: string[] = [];
	const waiting = roots.map((folder) => ({ folder, level: 0 }));
	let folders = 0;
	let startMs = host.nowMs();
	for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
		if (++folders > MAX_FOLDERS || paths.length >= MAX_FILES) return { paths, isCut: true };
		for (const { name, isFolder } of host.files.list(encodeUri(next.folder))) {
			const path = `${next.folder}/${name}`;
			if (!isFolder) {
				if (canBeMember(name)) paths.push(path);
			} else if (!SKIPPED.has(name) && next.level < MAX_LEVELS)
				waiting.push({ folder: path, level: next.level + 1 });
		}
		if (host.nowMs() - startMs < PORTION_MS) continue;
		if (!(await host.goOn(folders))) return { paths, isCut: true };
		startMs = host.nowMs();
	}
	return { paths: paths.sort(), isCut: false };
}

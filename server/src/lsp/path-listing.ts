// Which names a folder of the watched machine has, for completion: below the folder that the user names as the root of
// that machine, if there is one, else in the workspace. Nothing outside of these is looked at, and no link leads out.
import { ContainedFiles, type FileSystem, type FolderEntry, joinPath } from '../core/index.ts';

/** What is looked at. */
export interface ListedPlaces {
	readonly files: FileSystem | undefined;
	/** Decoded URIs of the workspace's folders, without a slash at the end. */
	readonly folders: readonly string[];
	/** The folder in the place of `/`, absolute or from a folder of the workspace; empty for none. */
	readonly imageRoot: string;
	/** Decoded URI of the folder in which a file system is laid out around the configuration file. */
	readonly image?: string | undefined;
}

const SCHEME = 'file://';

/**
 * The entries of a folder.
 * @param folder absolute path on the machine that the configuration is for
 */
export function listNames(
	folder: string,
	{ files, folders, imageRoot, image }: ListedPlaces,
): readonly FolderEntry[] {
	if (files === undefined || folder.split('/').includes('..')) return [];
	const below = folder === '/' ? '' : folder;
	if (imageRoot === '') {
		const root = folders.find((one) => image === one || image?.startsWith(`${one}/`) === true);
		return root === undefined || image === undefined
			? listInWorkspace(folder, files, folders)
			: list(files, root, image.slice(root.length) + below);
	}
	if (imageRoot.startsWith('/')) return list(files, SCHEME + imageRoot.replace(/\/+$/, ''), below);
	if (imageRoot.split('/').includes('..')) return [];
	return folders.flatMap((root) => list(files, joinPath(root, imageRoot.replace(/^\.\/|\/+$/g, '')), below));
}

function list(files: FileSystem, root: string, below: string): readonly FolderEntry[] {
	const contained = new ContainedFiles(files, 0);
	contained.setRoots([root]);
	const path = root + below;
	return below !== '' && contained.leadsOut(path) ? [] : contained.list(path);
}

/** Of a path that leads to the workspace its next part, of one inside what is there. */
function listInWorkspace(
	folder: string,
	files: FileSystem,
	folders: readonly string[],
): readonly FolderEntry[] {
	const uri = SCHEME + (folder === '/' ? '' : folder);
	return folders.flatMap((root): readonly FolderEntry[] => {
		if (!root.startsWith(SCHEME)) return [];
		if (uri === root || uri.startsWith(`${root}/`)) return list(files, root, uri.slice(root.length));
		if (!root.startsWith(`${uri}/`)) return [];
		const name = root.slice(uri.length + 1).split('/', 1)[0] ?? '';
		return name === '' ? [] : [{ name, kind: 'folder' }];
	});
}

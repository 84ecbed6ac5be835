// What the service needs of the files around it. Editor and command line each bring their own; paths are written as they
// write them, with `/` between the parts: decoded URIs there, paths as the user gives them here.

/** What is known of a file without reading it. */
export interface FileStatus {
	/** Bytes. */
	readonly size: number;
	/** Permission bits and owner, where the system has them. */
	readonly mode?: number;
	readonly uid?: number;
	readonly gid?: number;
	/** When it was last written, in milliseconds of the system's clock. */
	readonly modifiedMs?: number;
}

/** An entry of a folder. */
export interface FolderEntry {
	readonly name: string;
	/** A link is neither; what it leads to is asked for by its path. */
	readonly kind: 'file' | 'folder' | 'link';
}

/** Files by their path. Nothing here throws: what cannot be had is undefined or empty. */
export interface FileSystem {
	/** Text of a regular file of at most so many bytes; links are followed. */
	readonly readText: (path: string, maxBytes: number) => string | undefined;
	/** What lies in a folder, in any order; devices, pipes and sockets are left out. */
	readonly list: (path: string) => readonly FolderEntry[];
	/** The same file without links on the way to it; undefined where there is none. */
	readonly resolve: (path: string) => string | undefined;
	/** Size and rights of a regular file; links are followed. */
	readonly status: (path: string) => FileStatus | undefined;
}

/** The folder that a path lies in; empty for a path without one. */
export function folderOf(path: string): string {
	return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The last part of a path. */
export function baseNameOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

/** Joins a folder and what lies in it; the empty folder is the current one. */
export function joinPath(folder: string, rest: string): string {
	if (folder === '' || folder === '.') return rest;
	return folder.endsWith('/') ? folder + rest : `${folder}/${rest}`;
}

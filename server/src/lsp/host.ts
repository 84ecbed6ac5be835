// What a server needs from where it runs, so that Node and a browser's worker share everything else.

/** Files of the workspace, by URI. */
export interface FileSystem {
	/** Content of a text file of at most so many bytes, one mebibyte unless given; undefined when it cannot be read. */
	readonly readText: (uri: string, mostBytes?: number) => string | undefined;
	/** What lies in a folder, links left out: they may lead out of the workspace. */
	readonly list: (uri: string) => readonly FolderEntry[];
	/** The same file without links on the way to it; undefined when there is none. */
	readonly resolve: (uri: string) => string | undefined;
	/** Size and permissions of a file; undefined when there is none. */
	readonly status: (uri: string) => FileStatus | undefined;
}

export interface FolderEntry {
	readonly name: string;
	readonly isFolder: boolean;
}

export interface FileStatus {
	readonly size: number;
	/** Permission bits and owner, where the system has them. */
	readonly mode?: number;
	readonly uid?: number;
	readonly gid?: number;
}

export interface ServerHost {
	/** Absent in a browser: there, project files are not read. */
	readonly files?: FileSystem;
	/** Folder of the bundled documentation, with a slash at its end; absent: findings link to no page by default. */
	readonly docsUri?: string;
	/** Changes of a document that have arrived but were not handed to us yet. */
	readonly arrivals?: Arrivals;
	/** A document was opened that is much larger than most: from now on memory counts more than time. */
	readonly largeOpened?: () => void;
	/** The client asked us to shut down: the end of the connection that follows is no failure. */
	readonly shutDown?: () => void;
	/** A clock in milliseconds, for measuring how long a pass takes. */
	readonly nowMs: () => number;
}

/** Counts the changes that wait in the queue of the connection. */
export interface Arrivals {
	readonly waiting: (uri: string) => number;
	/** A change was handed to us. */
	readonly taken: (uri: string) => void;
}

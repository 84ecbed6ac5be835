// What a server needs from where it runs, so that Node and a browser's worker share everything else.

import type { FileSystem } from '../core/index.ts';

export interface ServerHost {
	/** Files by their decoded URIs. Absent in a browser: there, the client has them (`client-files.ts`). */
	readonly files?: FileSystem;
	/** Folder of the bundled documentation, with a slash at its end; absent: findings link to no page by default. */
	readonly docsUri?: string;
	/** Changes of a document that have arrived but were not handed to us yet. */
	readonly arrivals?: Arrivals;
	/** The client asked us to shut down: the end of the connection that follows is not a failure. */
	readonly shutDown?: () => void;
	/** Version of the server. */
	readonly version: string;
	/** A clock in milliseconds, for measuring how long a pass takes. */
	readonly nowMs: () => number;
}

/** Counts the changes that wait in the queue of the connection. */
export interface Arrivals {
	readonly waiting: (uri: string) => number;
	/** A change was handed to us. */
	readonly taken: (uri: string) => void;
}

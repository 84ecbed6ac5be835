// The files of the workspace: those on our disk at once, all others by way of the client.
import type { Connection } from 'vscode-languageserver';
import type { FileSystem } from '../core/index.ts';
import { type AskClient, type ChangedFile, ClientFiles } from './client-files.ts';
import type { ClientOptions } from './client-options.ts';

/** Files by decoded URIs, wherever they are. */
export interface WorkspaceFiles {
	/** Absent where nobody has files but those that are open. */
	readonly files: FileSystem | undefined;
	/** Takes the folders of the workspace. */
	readonly setRoots: (roots: readonly string[]) => void;
	/** Brings up to date what is known of files; undefined where the client need not be asked. */
	readonly update: (changes: readonly ChangedFile[]) => Promise<void> | undefined;
	/** The client is still asked for files. */
	readonly isAsking: () => boolean;
	/** Calls `notify` when more is known of the client's files than before. */
	readonly onFilled: (notify: () => void) => void;
}

/**
 * Makes them.
 * @param local files of the machine; absent in a browser
 */
export function openWorkspaceFiles(
	connection: Connection,
	local: FileSystem | undefined,
	client: ClientOptions,
): WorkspaceFiles {
	if (!client.servesFiles)
		return {
			files: local,
			setRoots: () => undefined,
			update: () => undefined,
			isAsking: () => false,
			onFilled: () => undefined,
		};
	const ask: AskClient = async (name, params) => {
		try {
			return await connection.sendRequest(name, params);
		} catch {
			// The folder is gone, or its provider: the same as no file.
			return undefined;
		}
	};
	let filled = (): void => undefined;
	const remote = new ClientFiles(
		ask,
		(text) => connection.console.warn(text),
		() => filled(),
	);
	const isLocal = (path: string): boolean => local !== undefined && path.startsWith('file:');
	const at = (path: string): FileSystem => (local !== undefined && isLocal(path) ? local : remote.files);
	return {
		files: {
			readText: (path, maxBytes) => at(path).readText(path, maxBytes),
			list: (path) => at(path).list(path),
			resolve: (path) => at(path).resolve(path),
			status: (path) => at(path).status(path),
		},
		setRoots: (roots) => remote.setRoots(roots.filter((root) => !isLocal(root))),
		update: (changes) => {
			const asked = changes.filter(({ path }) => !isLocal(path));
			return asked.length === 0 ? undefined : remote.update(asked);
		},
		isAsking: () => remote.isAsking,
		onFilled: (notify) => {
			filled = notify;
		},
	};
}

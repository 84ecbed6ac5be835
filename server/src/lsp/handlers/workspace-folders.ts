// workspace/didChangeWorkspaceFolders: the folders in which files are read.
import { plainUri } from '../uris.ts';
import { reconfigure } from './reconfigure.ts';
import type { Register } from './services.ts';

export const workspaceFolders: Register = (services) => {
	const { session, setFolders } = services;
	const { connection, client } = session;
	session.started(() => {
		if (!client.tellsFolders) return;
		let { folders } = client;
		connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
			const gone = new Set(removed.map(({ uri }) => plainUri(uri)));
			folders = [...folders.filter((uri) => !gone.has(plainUri(uri))), ...added.map(({ uri }) => uri)];
			setFolders(folders);
			reconfigure(services);
		});
	});
};

// workspace/didChangeWatchedFiles, didCreateFiles, didRenameFiles, didDeleteFiles: what happens on disk.
import { DidChangeWatchedFilesNotification, FileChangeType, WatchKind } from 'vscode-languageserver';
import { isProjectFile } from '../../core/index.ts';
import { plainUri } from '../uris.ts';
import { reconfigure } from './reconfigure.ts';
import type { Register } from './services.ts';

/** Names of files whose content counts. */
const WATCHED = '{yulerc,samhainrc,rc,file,hosts}';

export const files: Register = (services) => {
	const { session, guard, projects, deployments } = services;
	const { connection, client, host } = session;
	const changed = (uri: string, isGone: boolean): void => {
		deployments.fileChanged(uri, isGone);
		if (!isProjectFile(plainUri(uri))) return;
		projects.forget();
		reconfigure(services);
	};
	connection.onDidChangeWatchedFiles(
		guard.notification('didChangeWatchedFiles', ({ changes }) => {
			for (const { uri, type } of changes) changed(uri, type === FileChangeType.Deleted);
		}),
	);
	// What a person does in the editor; a folder is announced as one file, whatever it contains.
	connection.workspace.onDidCreateFiles(
		guard.notification('didCreateFiles', ({ files: made }) => {
			for (const { uri } of made) changed(uri, false);
		}),
	);
	connection.workspace.onDidDeleteFiles(
		guard.notification('didDeleteFiles', ({ files: gone }) => {
			for (const { uri } of gone) changed(uri, true);
		}),
	);
	connection.workspace.onDidRenameFiles(
		guard.notification('didRenameFiles', ({ files: renamed }) => {
			for (const { oldUri, newUri } of renamed) {
				changed(oldUri, true);
				changed(newUri, false);
			}
		}),
	);
	session.started(() => {
		if (!client.registersWatchers || host.files === undefined) return;
		const watchers = [
			{ globPattern: '**/.samhain-lint.json' },
			{ globPattern: `**/${WATCHED}` },
			{ globPattern: `**/${WATCHED}.*` },
			// A moved folder is announced by its own name, without the files in it.
			{ globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
		];
		session.runInBackground(
			'register',
			connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }),
		);
	});
};

// workspace/didChangeWatchedFiles, didCreateFiles, didRenameFiles, didDeleteFiles: what happens on disk.
import { DidChangeWatchedFilesNotification, FileChangeType, WatchKind } from 'vscode-languageserver';
import { isProjectFile } from '../../core/index.ts';
import type { ChangedFile } from '../client-files.ts';
import { plainUri } from '../uris.ts';
import { reconfigure } from './reconfigure.ts';
import type { Register } from './services.ts';

/** Names of files whose content counts. */
const WATCHED = '{yulerc,samhainrc,rc,file,hosts}';

export const files: Register = (services) => {
	const { session, guard, projects, deployments, workspaceFiles } = services;
	const { connection, client } = session;
	const take = (changes: readonly ChangedFile[]): void => {
		for (const { path, isGone } of changes) deployments.fileChanged(path, isGone);
		if (!changes.some(({ path }) => isProjectFile(path))) return;
		projects.forget();
		reconfigure(services);
	};
	const changed = (changes: readonly ChangedFile[]): void | Promise<void> => {
		const asked = workspaceFiles.update(changes);
		return asked === undefined ? take(changes) : asked.then(() => take(changes));
	};
	const gone = ({ uri }: { uri: string }): ChangedFile => ({ path: plainUri(uri), isGone: true });
	const there = ({ uri }: { uri: string }): ChangedFile => ({ path: plainUri(uri), isGone: false });
	connection.onDidChangeWatchedFiles(
		guard.notification('didChangeWatchedFiles', ({ changes }) =>
			changed(changes.map((one) => (one.type === FileChangeType.Deleted ? gone(one) : there(one)))),
		),
	);
	// What a person does in the editor; a folder is announced as one file, whatever it contains.
	connection.workspace.onDidCreateFiles(
		guard.notification('didCreateFiles', ({ files: made }) => changed(made.map(there))),
	);
	connection.workspace.onDidDeleteFiles(
		guard.notification('didDeleteFiles', ({ files: lost }) => changed(lost.map(gone))),
	);
	connection.workspace.onDidRenameFiles(
		guard.notification('didRenameFiles', ({ files: renamed }) =>
			changed(renamed.flatMap(({ oldUri, newUri }) => [gone({ uri: oldUri }), there({ uri: newUri })])),
		),
	);
	session.started(() => {
		if (!client.registersWatchers || workspaceFiles.files === undefined) return;
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

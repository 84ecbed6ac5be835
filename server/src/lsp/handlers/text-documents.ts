// textDocument/didOpen, didChange, didSave, didClose: open documents follow the client's.
import type { OpenDocument } from '../documents.ts';
import { plainUri } from '../uris.ts';
import type { Register, Services } from './services.ts';

export const textDocuments: Register = (services) => {
	const { session, guard, projects, deployments, texts, logs, publisher, closedFiles, workspaceFiles } =
		services;
	const { connection, client, host } = session;
	const closed = (uri: string): void => {
		publisher?.closed(uri);
		texts.close(uri);
		logs.close(uri);
		deployments.closed(uri);
		closedFiles.changed();
	};
	connection.onDidOpenTextDocument(
		guard.notification('didOpen', ({ textDocument }) => {
			const { uri, languageId, version, text } = textDocument;
			if (!client.registersWatchers) projects.forget();
			if (!texts.open(uri, languageId, text) && !logs.open(uri, languageId, text))
				openDocument(services, uri, languageId, version, text);
			deployments.lookSoon();
		}),
	);
	connection.onDidChangeTextDocument(
		guard.notification('didChange', ({ textDocument, contentChanges }) => {
			host.arrivals?.taken(textDocument.uri);
			const { uri, version } = textDocument;
			const document = session.documents.get(uri);
			if (document === undefined) {
				const languageId = session.languageOfRefused(uri);
				const last = contentChanges.at(-1);
				if (languageId === undefined) (logs.has(uri) ? logs : texts).change(uri, contentChanges);
				else if (last !== undefined && !('range' in last))
					openDocument(services, uri, languageId, version, last.text);
				return;
			}
			if (!document.applyChanges(contentChanges, version)) {
				session.refuse(uri, document.languageId);
				closed(uri);
				return;
			}
			deployments.edited(document);
			publisher?.changed(document);
		}),
	);
	connection.onDidSaveTextDocument(
		guard.notification('didSave', ({ textDocument }) => {
			deployments.lookSoon();
			// Not every virtual file system reports what the editor itself writes.
			return workspaceFiles.update([{ path: plainUri(textDocument.uri), isGone: false }]);
		}),
	);
	connection.onDidCloseTextDocument(
		guard.notification('didClose', ({ textDocument }) => {
			session.close(textDocument.uri);
			closed(textDocument.uri);
		}),
	);
};

function openDocument(
	services: Services,
	uri: string,
	languageId: string,
	version: number,
	text: string,
): void {
	const { session, deployments, publisher } = services;
	const document = session.open(uri, languageId, version, text);
	if (document === undefined) return;
	deployments.opened(document);
	settle(services, document);
	publisher?.changed(document);
}

/** Asks the client for the settings of a document, and takes them over when they are there. */
function settle({ session, configuration, deployments, publisher }: Services, document: OpenDocument): void {
	if (!configuration.canAsk) return;
	const settled = configuration.ask(document.uri).then(() => {
		document.settled = undefined;
		if (session.documents.get(document.uri) !== document) return;
		if (!session.configure(document)) return;
		deployments.edited(document);
		publisher?.changed(document);
	});
	document.settled = settled;
	session.runInBackground('settings', settled);
}

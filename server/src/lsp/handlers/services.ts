// What a handler has at hand, and how it registers itself: each request is one file that exports a `Register`, and a line in
// the list of `index.ts`.
import { RequestType } from 'vscode-languageserver';
import type { ProjectFiles } from '../../core/index.ts';
import type { RequestName, Requests } from '../../protocol.ts';
import type { Configuration } from '../configuration.ts';
import type { Deployments } from '../deployment/deployments.ts';
import type { WorkspaceDiagnostics } from '../deployment/workspace-diagnostics.ts';
import type { OpenDocument } from '../documents.ts';
import type { Guard, GuardedRequest } from '../guard.ts';
import type { OpenTexts } from '../open-texts.ts';
import type { DiagnosticPublisher } from '../push.ts';
import type { Session } from '../session.ts';
import type { WorkspaceFiles } from '../workspace-files.ts';

/** Everything that runs for one client. */
export interface Services {
	readonly session: Session;
	readonly guard: Guard;
	readonly configuration: Configuration;
	readonly projects: ProjectFiles;
	readonly deployments: Deployments;
	readonly workspaceFiles: WorkspaceFiles;
	/** The folders of the workspace, as decoded URIs without a slash at the end. */
	readonly folders: () => readonly string[];
	/** Takes the folders of the workspace, in which files are read. */
	readonly setFolders: (uris: readonly string[]) => void;
	readonly texts: OpenTexts;
	/** Logs that are open, in editors that send them. */
	readonly logs: OpenTexts;
	/** For clients that do not ask for diagnostics. */
	readonly publisher: DiagnosticPublisher | undefined;
	readonly closedFiles: WorkspaceDiagnostics;
}

/** Registers one request, or a group of notifications that belong together. */
export type Register = (services: Services) => void;

/**
 * Guards a request about an open document: for any other document it has the empty answer.
 * @param name what the log calls it
 */
export function aboutDocument<P extends { textDocument: { uri: string } }, R>(
	{ session, guard }: Services,
	name: string,
	empty: R,
	answer: (document: OpenDocument, params: P) => R,
): GuardedRequest<P, R> {
	return guard.request<P, R>(name, empty, (params) => {
		const document = session.documents.get(params.textDocument.uri);
		return document === undefined ? empty : answer(document, params);
	});
}

/**
 * The same for a request whose answer depends on the editor's settings: it waits until they are known.
 * @param name what the log calls it
 */
export function aboutSettledDocument<P extends { textDocument: { uri: string } }, R>(
	{ session, guard }: Services,
	name: string,
	empty: R,
	answer: (document: OpenDocument, params: P) => R,
): GuardedRequest<P, R> {
	return guard.request<P, R>(name, empty, async (params) => {
		const { uri } = params.textDocument;
		const settled = session.documents.get(uri)?.settled;
		if (settled !== undefined) await settled;
		const document = session.documents.get(uri);
		return document === undefined ? empty : answer(document, params);
	});
}

/**
 * Registers a request of our own.
 * @param empty the answer that means "nothing"
 * @param answer gets whatever a client sends
 */
export function onRequest<N extends RequestName>(
	{ session, guard }: Services,
	name: N,
	empty: Requests[N]['answer'],
	answer: (params: unknown) => Requests[N]['answer'],
): void {
	const type = new RequestType<unknown, object | null, void>(name);
	session.connection.onRequest(type, guard.request<unknown, Requests[N]['answer']>(name, empty, answer));
}

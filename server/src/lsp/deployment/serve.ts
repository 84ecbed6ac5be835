// Wires the deployments to a connection: documents and watched files in, diagnostics, notifications and answers out.
import {
	type Connection,
	DidChangeWatchedFilesNotification,
	type DocumentDiagnosticReport,
	FileChangeType,
	type FileEvent,
} from 'vscode-languageserver';
import { canBeMember, isRecord } from '../../core/index.ts';
import type { OpenDocument } from '../documents.ts';
import { fileNameOf } from '../documents.ts';
import type { Guard } from '../guard.ts';
import { encodeUri, plainUri } from '../project-files.ts';
import type { Session } from '../session.ts';
import { Deployments } from './deployments.ts';
import { serveDeploymentRequests } from './requests.ts';
import { TextMembers } from './text-members.ts';
import type { Progress } from './time-slicing.ts';
import { WorkspaceDiagnostics } from './workspace-diagnostics.ts';

/** What changes with the deployments outside of them. */
export interface DeploymentListener {
	/** The settings of open documents have to be looked at again. */
	readonly membersChanged: () => void;
	/** An open document has other findings. */
	readonly findingsChanged: (document: OpenDocument) => void;
}

/** What the server tells the deployments. */
export interface DeploymentService {
	readonly deployments: Deployments;
	readonly texts: TextMembers;
	/** A document of any kind was closed. */
	readonly closed: (uri: string) => void;
	readonly initialized: () => Promise<void>;
	readonly configurationChanged: () => Promise<void>;
	readonly filesChanged: (changes: readonly FileEvent[]) => void;
	readonly stop: () => void;
}

/** Names of files that are watched. */
const WATCHED = '{yulerc,samhainrc,rc,file,hosts}';

/** Makes the deployments of a session and everything that speaks of them. */
export function serveDeployments(
	session: Session,
	guard: Guard,
	listener: DeploymentListener,
): DeploymentService {
	const { connection, client } = session;
	const deployments = new Deployments({
		files: session.host.files,
		nowMs: session.host.nowMs,
		settingsOf: (uri, language) => session.configuration.settingsOf(uri, language, fileNameOf(uri)).settings,
		documents: session.documents,
		warn: (text) => connection.console.warn(text),
		progress: (title) => beginProgress(connection, client.showsProgress, title),
		membersChanged: () => {
			listener.membersChanged();
			session.aside('members', connection.sendNotification('samhain/membersChanged'));
		},
		changed: (paths) => {
			for (const document of session.documents.values()) listener.findingsChanged(document);
			diagnostics.changed(paths);
			if (client.pullsDiagnostics && client.refreshesDiagnostics && paths.size > 0)
				session.aside('refresh', connection.languages.diagnostics.refresh());
			session.aside('deployment', connection.sendNotification('samhain/deploymentChanged'));
		},
	});
	const texts = new TextMembers((uri, text) => deployments.textChanged(uri, text));
	const diagnostics = new WorkspaceDiagnostics(session, deployments, texts);
	if (client.pullsDiagnostics)
		connection.languages.diagnostics.onWorkspace((params, token, _progress, resultProgress) =>
			diagnostics.pull(params, token, resultProgress),
		);
	serveDeploymentRequests(session, guard, deployments);
	const readScope = async (): Promise<void> => {
		diagnostics.setScope(await askScope(session));
	};
	return {
		deployments,
		texts,
		closed: (uri) => {
			texts.close(uri);
			deployments.closed(uri);
			diagnostics.changed(new Set([plainUri(uri)]));
		},
		initialized: async () => {
			deployments.setFolders(client.folders);
			if (client.registersWatchers && session.host.files !== undefined) {
				const watchers = [{ globPattern: `**/${WATCHED}` }, { globPattern: `**/${WATCHED}.*` }];
				session.aside(
					'register',
					connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }),
				);
			}
			await readScope();
		},
		configurationChanged: readScope,
		filesChanged: (changes) => {
			for (const { uri, type } of changes)
				if (canBeMember(fileNameOf(uri))) deployments.fileChanged(uri, type === FileChangeType.Deleted);
		},
		stop: () => {
			deployments.stop();
			diagnostics.stop();
		},
	};
}

async function askScope(session: Session): Promise<'open' | 'deployment'> {
	const { client, connection } = session;
	const raw: unknown = client.answersConfiguration
		? await connection.workspace.getConfiguration({ section: 'samhain' })
		: client.settings;
	const own = isRecord(raw) && isRecord(raw['samhain']) ? raw['samhain'] : raw;
	const group = isRecord(own) ? (own['diagnostics'] ?? { scope: own['diagnostics.scope'] }) : undefined;
	return isRecord(group) && group['scope'] === 'deployment' ? 'deployment' : 'open';
}

async function beginProgress(connection: Connection, canShow: boolean, title: string): Promise<Progress> {
	if (!canShow) return { isCancelled: () => false, report: () => undefined, done: () => undefined };
	const progress = await connection.window.createWorkDoneProgress();
	progress.begin('Samhain', 0, title, true);
	return {
		isCancelled: () => progress.token.isCancellationRequested,
		report: (text, percentage) =>
			percentage === undefined ? progress.report(text) : progress.report(Math.round(percentage), text),
		done: () => progress.done(),
	};
}

/** The diagnostics of a document that is open but none of ours. */
export function pullTextMember(session: Session, uri: string): DocumentDiagnosticReport | undefined {
	const { deployments } = session;
	if (deployments?.memberAt(uri) === undefined) return undefined;
	const items = session.diagnosticsAt(encodeUri(uri), deployments.findingsIn(uri));
	return { kind: 'full', items };
}

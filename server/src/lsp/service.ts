// Everything that a client of the language server can ask for after `initialize`: wires requests to handlers.
import {
	type CompletionItem,
	type Connection,
	type DiagnosticServerCancellationData,
	DidChangeConfigurationNotification,
	DidChangeWatchedFilesNotification,
	type DocumentDiagnosticParams,
	type DocumentDiagnosticReport,
	RequestType,
} from 'vscode-languageserver';
import { isRecord, PROJECT_FILE_NAME } from '../core/index.ts';
import type { ClientOptions } from './client-options.ts';
import { Configuration } from './configuration.ts';
import { pageAddresses } from './convert.ts';
import { type DeploymentService, serveDeployments } from './deployment/serve.ts';
import type { OpenDocument } from './documents.ts';
import type { Guard, GuardedRequest } from './guard.ts';
import { answerCodeActions, openPage } from './handlers/code-action.ts';
import { answerCompletion, resolveCompletion } from './handlers/completion.ts';
import { NO_DIAGNOSTICS, pullDiagnostics } from './handlers/diagnostics.ts';
import { answerDocumentSymbols } from './handlers/document-symbol.ts';
import { answerFoldingRanges } from './handlers/folding-range.ts';
import { answerHover } from './handlers/hover.ts';
import type { ServerHost } from './host.ts';
import { ProjectFiles } from './project-files.ts';
import { DiagnosticPublisher } from './push.ts';
import { Session } from './session.ts';
import type { StatusParams } from './status.ts';

const STATUS_REQUEST = new RequestType<unknown, StatusParams | null, void>('samhain/status');

/** What is left to do with a service that runs. */
export interface Service {
	readonly stop: () => void;
}

/** Registers every handler on the connection of a client that was answered already. */
export function startService(
	connection: Connection,
	host: ServerHost,
	client: ClientOptions,
	guard: Guard,
): Service {
	return serve(createSession(connection, host, client), guard);
}

function createSession(connection: Connection, host: ServerHost, client: ClientOptions): Session {
	const projects = new ProjectFiles(host.files, (text) => connection.console.warn(text));
	projects.setRoots(client.folders);
	const configuration = new Configuration(connection, projects);
	configuration.tell(client.settings);
	const pages = pageAddresses(client, host.docsUri);
	return new Session(connection, host, client, configuration, projects, pages);
}

function serve(session: Session, guard: Guard): Service {
	const { connection, client, configuration, host } = session;
	const publisher = client.pullsDiagnostics ? undefined : new DiagnosticPublisher(session);
	configuration.canAsk = client.answersConfiguration;
	const service = serveDeployments(session, guard, {
		membersChanged: () => {
			for (const document of session.documents.values()) {
				if (!session.configure(document)) continue;
				publisher?.changed(document);
				session.tellStatus(document);
			}
		},
		findingsChanged: (document) => publisher?.changed(document),
	});
	const { deployments, texts } = service;
	session.deployments = deployments;

	/** A request about a document: an unknown one has the empty answer. */
	const about = <P extends { textDocument: { uri: string } }, R>(
		name: string,
		empty: R,
		answer: (document: OpenDocument, params: P) => R,
	): GuardedRequest<P, R> =>
		guard.request<P, R>(name, empty, (asked) => {
			const document = session.documents.get(asked.textDocument.uri);
			return document === undefined ? empty : answer(document, asked);
		});

	const settle = (document: OpenDocument): void => {
		if (!configuration.canAsk) return;
		const settled = configuration.ask(document.uri).then(() => {
			document.settled = undefined;
			if (session.documents.get(document.uri) !== document) return;
			if (!session.configure(document)) return;
			deployments.edited(document);
			publisher?.changed(document);
		});
		document.settled = settled;
		session.aside('settings', settled);
	};

	const open = (uri: string, languageId: string, version: number, text: string): void => {
		const document = session.open(uri, languageId, version, text);
		if (document === undefined) return;
		deployments.opened(document);
		settle(document);
		publisher?.changed(document);
	};

	connection.onDidOpenTextDocument(
		guard.notification('didOpen', ({ textDocument }) => {
			const { uri, languageId, version, text } = textDocument;
			if (texts.open(uri, languageId, text)) return;
			if (!client.registersWatchers) session.projects.forget();
			open(uri, languageId, version, text);
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
				if (languageId === undefined) texts.change(uri, contentChanges);
				else if (last !== undefined && !('range' in last)) open(uri, languageId, version, last.text);
				return;
			}
			if (!document.applyChanges(contentChanges, version)) {
				session.refuse(uri, document.languageId);
				publisher?.closed(uri);
				service.closed(uri);
				return;
			}
			deployments.edited(document);
			publisher?.changed(document);
		}),
	);
	connection.onDidCloseTextDocument(
		guard.notification('didClose', ({ textDocument }) => {
			session.close(textDocument.uri);
			publisher?.closed(textDocument.uri);
			service.closed(textDocument.uri);
		}),
	);

	serveSettings(session, guard, service, (document) => publisher?.changed(document));
	connection.languages.diagnostics.on(
		guard.request<DocumentDiagnosticParams, DocumentDiagnosticReport, DiagnosticServerCancellationData>(
			'diagnostic',
			NO_DIAGNOSTICS,
			(asked) => pullDiagnostics(session, asked),
		),
	);
	connection.onHover(about('hover', null, (document, asked) => answerHover(session, document, asked)));
	connection.onCompletion(
		about('completion', null, (document, asked) => answerCompletion(session, document, asked)),
	);
	connection.onCompletionResolve((item, token) =>
		guard.request<CompletionItem, CompletionItem>('completion resolve', item, resolveCompletion)(item, token),
	);
	connection.onCodeAction(
		about('codeAction', null, (document, asked) => answerCodeActions(session, document, asked)),
	);
	connection.onExecuteCommand(guard.request('executeCommand', null, (asked) => openPage(session, asked)));
	connection.onDocumentSymbol(
		about('documentSymbol', null, (document) => answerDocumentSymbols(session, document)),
	);
	connection.onFoldingRanges(
		about('foldingRange', null, (document) => answerFoldingRanges(session, document)),
	);
	connection.onRequest(
		STATUS_REQUEST,
		guard.request('status', null, (asked: unknown) => {
			const uri = statusUri(asked);
			const document = uri === undefined ? undefined : session.documents.get(uri);
			return document === undefined ? null : session.statusOf(document);
		}),
	);
	return service;
}

/** Follows everything that changes the settings of open documents: the editor, project files, the workspace. */
function serveSettings(
	session: Session,
	guard: Guard,
	service: DeploymentService,
	changed: (document: OpenDocument) => void,
): void {
	const { connection, client, configuration, projects } = session;
	const reconfigure = (): void => {
		let isChanged = false;
		for (const document of session.documents.values()) {
			if (!session.configure(document)) continue;
			isChanged = true;
			service.deployments.edited(document);
			changed(document);
			session.tellStatus(document);
		}
		if (isChanged && client.pullsDiagnostics && client.refreshesDiagnostics)
			session.aside('refresh', connection.languages.diagnostics.refresh());
	};
	connection.onDidChangeConfiguration(
		guard.notification('didChangeConfiguration', async ({ settings }) => {
			configuration.forget();
			if (configuration.canAsk)
				await Promise.all([...session.documents.keys()].map((uri) => configuration.ask(uri)));
			else configuration.tell(settings);
			reconfigure();
			await service.configurationChanged();
		}),
	);
	connection.onDidChangeWatchedFiles(
		guard.notification('didChangeWatchedFiles', ({ changes }) => {
			service.filesChanged(changes);
			if (!changes.some(({ uri }) => uri.endsWith(PROJECT_FILE_NAME))) return;
			projects.forget();
			reconfigure();
		}),
	);
	connection.onInitialized(() => {
		session.aside('deployments', service.initialized());
		if (client.registersConfiguration)
			session.aside(
				'register',
				connection.client.register(DidChangeConfigurationNotification.type, { section: 'samhain' }),
			);
		if (client.registersWatchers && session.host.files !== undefined) {
			const watchers = [{ globPattern: `**/${PROJECT_FILE_NAME}` }];
			session.aside(
				'register',
				connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }),
			);
		}
		if (!client.tellsFolders) return;
		let folders = client.folders;
		connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
			const gone = new Set(removed.map((folder) => folder.uri));
			folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map((folder) => folder.uri)];
			projects.setRoots(folders);
			service.deployments.setFolders(folders);
			reconfigure();
		});
	});
}

function statusUri(params: unknown): string | undefined {
	if (!isRecord(params)) return undefined;
	const { uri, textDocument } = params;
	if (typeof uri === 'string') return uri;
	return isRecord(textDocument) && typeof textDocument['uri'] === 'string' ? textDocument['uri'] : undefined;
}

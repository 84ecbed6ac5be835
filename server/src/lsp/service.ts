// Everything that runs for a client after `initialize`: made in the order in which one part needs the other, then registered
// request by request.
import { CodeLensRefreshRequest, type Connection } from 'vscode-languageserver';
import { languageOf, ProjectFiles } from '../core/index.ts';
import type { ClientOptions } from './client-options.ts';
import { Configuration } from './configuration.ts';
import { pageAddresses } from './convert.ts';
import { Deployments } from './deployment/deployments.ts';
import { beginProgress } from './deployment/progress.ts';
import { WorkspaceDiagnostics } from './deployment/workspace-diagnostics.ts';
import type { OpenDocument } from './documents.ts';
import type { Guard } from './guard.ts';
import { HANDLERS } from './handlers/index.ts';
import { reconfigure } from './handlers/reconfigure.ts';
import type { Services } from './handlers/services.ts';
import type { ServerHost } from './host.ts';
import { isLog, isTextMember, OpenTexts } from './open-texts.ts';
import { DiagnosticPublisher } from './push.ts';
import { refreshViews } from './refresh-views.ts';
import { Session } from './session.ts';
import { fileNameOf, plainUri } from './uris.ts';
import { makeWarmUp } from './warm-up.ts';
import { openWorkspaceFiles } from './workspace-files.ts';

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
	const services = createServices(connection, host, client, guard);
	for (const register of HANDLERS) register(services);
	followDeployments(services);
	const ready = makeWarmUp(() => services.session.documents.size === 0);
	connection.onInitialized(() => {
		services.session.start();
		services.deployments.start();
		ready.start();
	});
	return {
		stop: () => {
			ready.stop();
			services.deployments.stop();
			services.closedFiles.stop();
			services.session.stop();
		},
	};
}

function createServices(
	connection: Connection,
	host: ServerHost,
	client: ClientOptions,
	guard: Guard,
): Services {
	const warn = (text: string): void => connection.console.warn(text);
	const documents = new Map<string, OpenDocument>();
	let roots: readonly string[] = [];
	const workspaceFiles = openWorkspaceFiles(connection, host.files, client);
	const { files } = workspaceFiles;
	const projects = new ProjectFiles({
		files,
		problem: warn,
		roots: () => roots,
		trusted: () => roots,
	});
	const configuration = new Configuration(connection, projects, client.answersConfiguration);
	configuration.receive(client.settings);
	const deployments = new Deployments({
		files,
		projects,
		nowMs: host.nowMs,
		settingsOf: (uri, language) => {
			const name = fileNameOf(uri);
			return configuration.settingsOf(uri, language ?? languageOf(name), name).settings;
		},
		documents,
		followsDisk: client.registersWatchers,
		warn,
		progress: (title) => beginProgress(connection, client.showsProgress, title),
	});
	const pages = pageAddresses(client, host.docsUri);
	const session = new Session({ connection, host, client, configuration, deployments, pages, documents });
	const texts = new OpenTexts(
		isTextMember,
		(uri, text) => deployments.textChanged(uri, text),
		client.positionEncoding,
	);
	const publisher = client.pullsDiagnostics ? undefined : new DiagnosticPublisher(session);
	const closedFiles = new WorkspaceDiagnostics(session, deployments, texts);
	const setFolders = (uris: readonly string[]): void => {
		roots = uris.map((uri) => plainUri(uri).replace(/\/+$/, ''));
		projects.forget();
		workspaceFiles.setRoots(roots);
		deployments.setFolders(roots);
	};
	setFolders(client.folders);
	return {
		session,
		guard,
		configuration,
		projects,
		deployments,
		workspaceFiles,
		folders: () => roots,
		setFolders,
		texts,
		logs: new OpenTexts(isLog, () => undefined, client.positionEncoding),
		publisher,
		closedFiles,
	};
}

/** Hands on what changes in the deployments, and in files that the client has. */
function followDeployments(services: Services): void {
	const { session, deployments, publisher, closedFiles, workspaceFiles, projects } = services;
	const { client, connection } = session;
	workspaceFiles.onFilled(() => {
		projects.forget();
		reconfigure(services);
		deployments.walkSoon();
	});
	deployments.onMembersChanged(() => {
		for (const document of session.documents.values()) {
			if (!session.configure(document)) continue;
			publisher?.changed(document);
			session.sendStatus(document);
		}
		refreshViews(session);
		session.notify('samhain/membersChanged');
	});
	session.onNews((document) => {
		publisher?.findingsChanged(document);
		if (client.pullsDiagnostics && client.refreshesDiagnostics)
			session.runInBackground('refresh', connection.languages.diagnostics.refresh());
	});
	deployments.onChanged((paths) => {
		for (const document of session.documents.values())
			if (paths.has(plainUri(document.uri))) publisher?.findingsChanged(document);
		closedFiles.changed();
		if (client.pullsDiagnostics && client.refreshesDiagnostics && paths.size > 0)
			session.runInBackground('refresh', connection.languages.diagnostics.refresh());
		if (client.refreshesCodeLenses)
			session.runInBackground('refresh', connection.sendRequest(CodeLensRefreshRequest.type));
		session.notify('samhain/deploymentChanged');
	});
}

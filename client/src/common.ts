// The client, whatever host it runs in: commands, status, guidance pages, and the language server's keeper.
// It must stay thin: what a file means is known to the server alone.
import { commands, type ExtensionContext } from 'vscode';
import {
	type BaseLanguageClient,
	DocumentDiagnosticRequest,
	type LanguageClientOptions,
	State,
} from 'vscode-languageclient';
import type { InitializationOptions, NotificationName, Notifications } from '../../server/src/protocol.ts';
import { createAskServer } from './ask-server.ts';
import { registerChanges } from './changes.ts';
import { registerClients } from './clients.ts';
import { codeLensMiddleware, followCodeLensSetting } from './code-lens.ts';
import { createDeploymentView } from './deployment-tree.ts';
import { languageIds } from './documents.ts';
import { createEffectiveDocuments } from './effective-document.ts';
import { registerExplain } from './explain.ts';
import { registerFindGuidance } from './find-guidance.ts';
import {
	guidanceUriTemplate,
	hoverPageUriTemplate,
	openPageCommand,
	ruleUriTemplate,
} from './guidance-address.ts';
import { registerGuidance } from './guidance-editor.ts';
import { createInactiveLines } from './inactive-lines.ts';
import { registerLanguageTools } from './language-tools.ts';
import { followMembers, startForMembers } from './members.ts';
import { registerNewText } from './new-text.ts';
import { registerPlaceCommands } from './page-panel.ts';
import { ruleOff, ruleOffCommand } from './project-file.ts';
import { registerRoutes } from './routes.ts';
import { selectDaemonVersion, selectHost, selectRole } from './select.ts';
import { serveFiles } from './serve-files.ts';
import { guardServer } from './server-guard.ts';
import { registerSilence } from './silence.ts';
import { createStatus } from './status.ts';
import { createWatchedPathsView } from './watched-paths.ts';

/** Also the section of our settings. */
const clientId = 'samhain';

/** Makes the language client of this host. */
export type HostClient = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

/** What `activate` hands out, for tests. */
export interface Activated {
	readonly client: BaseLanguageClient;
}

/**
 * Starts the language client and everything that the extension shows.
 * @param createClient makes the client of this host: a process or a worker
 */
export function activateWith(context: ExtensionContext, createClient: HostClient): Activated {
	const status = createStatus();
	const options: LanguageClientOptions = {
		documentSelector: [
			...languageIds.map((language) => ({ language })),
			// Names are looked up in these, so they belong to a deployment; only their text is followed.
			{ pattern: '**/{hosts,hosts.allow,hosts.deny}' },
		],
		initializationOptions: {
			notifications: true,
			files: true,
			guidanceUri: guidanceUriTemplate,
			ruleUri: ruleUriTemplate,
			hoverPageUri: hoverPageUriTemplate,
			// We run this command ourselves: the server names it in code actions but must not register it.
			openGuidanceCommand: openPageCommand,
			ruleOffCommand,
			selectRoleCommand: 'samhain.selectRole',
			checkPasswordCommand: 'samhain.checkClientPassword',
			rotateClientCommand: 'samhain.rotateClient',
		} satisfies InitializationOptions,
		// Hovers hold text of files: no HTML may come from there, and no command but the one that opens our pages.
		markdown: { isTrusted: { enabledCommands: [openPageCommand] }, supportHtml: false },
		middleware: codeLensMiddleware,
	};
	const guard = guardServer(
		(guarded) => createClient(clientId, 'Samhain', guarded),
		options,
		(trouble) => status.setTrouble(trouble),
	);
	const ask = createAskServer(guard.client, () => guard.ensureStarted());
	const isRunning = (): boolean => guard.client.state === State.Running;
	const members = followMembers(ask, isRunning);
	const deployment = createDeploymentView(ask, isRunning);
	const watchedPaths = createWatchedPathsView(ask);
	const effective = createEffectiveDocuments(ask);
	const inactive = createInactiveLines(ask);
	const on = <N extends NotificationName>(name: N, take: (params: Notifications[N]) => void) =>
		guard.client.onNotification(name, take);
	context.subscriptions.push(
		status,
		guard,
		members.subscription,
		startForMembers(() => guard.ensureStarted()),
		...deployment.subscriptions,
		...registerPlaceCommands(),
		...watchedPaths.subscriptions,
		...effective.subscriptions,
		inactive.subscription,
		...registerRoutes(ask),
		...registerChanges(ask),
		followCodeLensSetting(guard.client),
		...serveFiles(guard.client),
		...registerLanguageTools(
			async (name, params, token) => {
				await guard.ensureStarted();
				return guard.client.sendRequest(name, params, token);
			},
			async (uri, token) => {
				const report = await guard.client.sendRequest(
					DocumentDiagnosticRequest.type,
					{ textDocument: { uri } },
					token,
				);
				return report.kind === 'full' ? report.items : [];
			},
		),
		...registerExplain(ask),
		...registerSilence(ask),
		...registerFindGuidance(ask),
		...registerClients(ask),
		...registerNewText(ask),
		on('samhain/membersChanged', members.check),
		on('samhain/deploymentChanged', deployment.changed),
		on('samhain/status', (params) => {
			status.update(params);
			watchedPaths.changed(params.uri);
			effective.changed(params.uri);
			inactive.changed(params.uri);
		}),
		...registerGuidance(context),
		commands.registerCommand('samhain.restartServer', () => guard.restart()),
		commands.registerCommand('samhain.showOutput', () => guard.client.outputChannel.show()),
		commands.registerCommand(ruleOffCommand, ruleOff),
		commands.registerCommand('samhain.selectRole', selectRole),
		commands.registerCommand('samhain.selectDaemonVersion', selectDaemonVersion),
		commands.registerCommand('samhain.selectHost', () => selectHost(ask)),
	);
	return { client: guard.client };
}

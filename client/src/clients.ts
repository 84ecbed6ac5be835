// The commands about clients of a server, in the editor: its input boxes, pickers and pages.
import { commands, type Disposable, Range, Uri, window, workspace } from 'vscode';
import type { SentTextEdit } from '../../server/src/protocol.ts';
import type { AskServer } from './ask-server.ts';
import {
	addClient,
	type ClientChoice,
	type ClientUi,
	checkPassword,
	importClients,
	rotateClient,
	type ServerFile,
} from './client-flow.ts';
import { renderClients } from './client-page.ts';
import { PagePanel } from './page-panel.ts';
import { toPosition, toWorkspaceEdit } from './sent-edits.ts';

/** Registers the commands. The two about one client also take the address of the file and the name. */
export function registerClients(ask: AskServer): Disposable[] {
	const panel = new PagePanel('samhain.clients');
	const uiFor = (uri: unknown): ClientUi => createUi(panel, typeof uri === 'string' ? Uri.parse(uri) : uri);
	const nameIn = (name: unknown): string | undefined => (typeof name === 'string' ? name : undefined);
	return [
		panel,
		commands.registerCommand('samhain.addClient', (uri?: unknown) => addClient(ask, uiFor(uri))),
		commands.registerCommand('samhain.importClients', (uri?: unknown) => importClients(ask, uiFor(uri))),
		commands.registerCommand('samhain.rotateClient', (uri?: unknown, name?: unknown) =>
			rotateClient(ask, uiFor(uri), nameIn(name)),
		),
		commands.registerCommand('samhain.checkClientPassword', (uri?: unknown, name?: unknown) =>
			checkPassword(ask, uiFor(uri), nameIn(name)),
		),
	];
}

function createUi(panel: PagePanel, given: unknown): ClientUi {
	return {
		pickFile: () => pickServerFile(given instanceof Uri ? given : undefined),
		askText: async (title, prompt, problem) =>
			window.showInputBox({ title, prompt, ignoreFocusOut: true, validateInput: problem }),
		askPassword: async (title, prompt, problem) =>
			window.showInputBox({ title, prompt, password: true, ignoreFocusOut: true, validateInput: problem }),
		pick: async <T>(title: string, choices: readonly ClientChoice<T>[]) => {
			const picked = await window.showQuickPick(choices, { title, ignoreFocusOut: true });
			return picked?.value;
		},
		readFile,
		apply,
		showPage: (clients, action, file, steps) =>
			panel.show(
				clients.length === 1 ? `Client ${clients[0]?.name ?? ''}` : `${clients.length} Clients`,
				() => renderClients(clients, action, file.name, steps),
				true,
			),
		tell: async (kind, text, button) => {
			const buttons = button === undefined ? [] : [button];
			const pressed =
				kind === 'warning'
					? await window.showWarningMessage(text, ...buttons)
					: await window.showInformationMessage(text, ...buttons);
			return pressed !== undefined && pressed === button;
		},
		random: () => crypto.getRandomValues(new Uint8Array(32)),
	};
}

/** The server's file that was named or is at hand, else one of the workspace; it is opened. */
async function pickServerFile(given: Uri | undefined): Promise<ServerFile | undefined> {
	const active = window.activeTextEditor?.document;
	const uri = given ?? (active?.languageId === 'yulerc' ? active.uri : await pickFromWorkspace());
	if (uri === undefined) return undefined;
	const document = await workspace.openTextDocument(uri);
	return { uri: document.uri.toString(), name: workspace.asRelativePath(uri) };
}

/** More server files than anybody picks from. */
const maxFiles = 100;

async function pickFromWorkspace(): Promise<Uri | undefined> {
	const open = workspace.textDocuments
		.filter(({ languageId }) => languageId === 'yulerc')
		.map(({ uri }) => uri);
	const found = await workspace.findFiles('**/{yulerc,.yulerc,yulerc.*,*.yulerc}', undefined, maxFiles);
	const all = [...new Map([...open, ...found].map((uri) => [uri.toString(), uri])).values()];
	if (all.length === 0) {
		void window.showInformationMessage('Open the configuration of a yule server first.');
		return undefined;
	}
	if (all.length === 1) return all[0];
	const items = all.map((uri) => ({ label: workspace.asRelativePath(uri), uri }));
	const picked = await window.showQuickPick(items, { title: 'Which server?' });
	return picked?.uri;
}

async function readFile(): Promise<string | undefined> {
	const [uri] = (await window.showOpenDialog({ title: 'Names of the clients', canSelectMany: false })) ?? [];
	return uri === undefined ? undefined : new TextDecoder().decode(await workspace.fs.readFile(uri));
}

async function apply(file: ServerFile, edits: readonly SentTextEdit[]): Promise<boolean> {
	const uri = Uri.parse(file.uri);
	if (!(await workspace.applyEdit(toWorkspaceEdit(uri, edits)))) return false;
	const start = toPosition(edits[0]?.range.start ?? { line: 0, character: 0 });
	const document = await workspace.openTextDocument(uri);
	await window.showTextDocument(document, { preview: false, selection: new Range(start, start) });
	return true;
}

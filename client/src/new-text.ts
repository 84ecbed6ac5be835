// New configurations for a role, and options from a list: what is written comes from the server.
import { commands, type Disposable, Range, Selection, SnippetString, window, workspace } from 'vscode';
import type { AskServer } from './ask-server.ts';
import { documentAtHand } from './documents.ts';
import { withQuotes } from './page-html.ts';
import { toPosition, toWorkspaceEdit } from './sent-edits.ts';
import { DEBIAN_VERSION } from './versions.generated.ts';

type StarterRole = 'client' | 'server' | 'standalone';

/** Registers the commands. */
export function registerNewText(ask: AskServer): Disposable[] {
	return [
		commands.registerCommand('samhain.newClientConfiguration', () => newConfiguration(ask, 'client')),
		commands.registerCommand('samhain.newServerConfiguration', () => newConfiguration(ask, 'server')),
		commands.registerCommand('samhain.newStandaloneConfiguration', () => newConfiguration(ask, 'standalone')),
		commands.registerCommand('samhain.insertOption', () => insertOption(ask)),
	];
}

/** Asks for the system and the version, and opens a new file with tab stops at what only the person knows. */
async function newConfiguration(ask: AskServer, role: StarterRole): Promise<void> {
	const known = await ask('samhain/starter', {});
	if (known === undefined) return;
	const title = `New ${role === 'client' ? 'Client' : role === 'server' ? 'Server' : 'Standalone'} Configuration`;
	const system = await window.showQuickPick(
		known.systems.map(({ id, name }) => ({ label: name, id })),
		{ title, placeHolder: 'Which system does it watch?' },
	);
	if (system === undefined) return;
	const newestFirst = [...known.versions].reverse();
	const usual = system.id === 'debian' ? newestFirst.filter((one) => one === DEBIAN_VERSION) : [];
	const version = await window.showQuickPick(
		[...new Set([...usual, ...newestFirst])].map((label) => ({
			label,
			...(label === DEBIAN_VERSION ? { description: 'in Debian' } : undefined),
		})),
		{ title, placeHolder: 'Which version of samhain?' },
	);
	if (version === undefined) return;
	const made = await ask('samhain/starter', { role, system: system.id, version: version.label });
	if (made === undefined || made.starter === null) return;
	const language = role === 'server' ? 'yulerc' : 'samhainrc';
	const document = await workspace.openTextDocument({ language, content: '' });
	const editor = await window.showTextDocument(document);
	await editor.insertSnippet(new SnippetString(made.starter.snippet));
}

/** Shows every option with what it does, and writes the one that is picked in its section. */
async function insertOption(ask: AskServer): Promise<void> {
	const document = documentAtHand();
	const editor = window.visibleTextEditors.find((one) => one.document === document);
	if (editor === undefined) {
		void window.showInformationMessage('Open a samhainrc or yulerc first.');
		return;
	}
	const uri = editor.document.uri.toString();
	const answer = await ask('samhain/options', { uri });
	const items = (answer?.options ?? []).map(({ name, section, summary }) => ({
		label: name,
		description: `[${section}]`,
		detail: withQuotes(summary),
		section,
	}));
	const picked = await window.showQuickPick(items, {
		title: 'Insert Option',
		placeHolder: 'Search by name, section or purpose',
		matchOnDescription: true,
		matchOnDetail: true,
	});
	if (picked === undefined) return;
	const place = await ask('samhain/insertOption', { uri, section: picked.section, name: picked.label });
	if (place === undefined || place === null) return;
	const { edit, cursor } = place;
	if (!(await workspace.applyEdit(toWorkspaceEdit(editor.document.uri, [edit])))) return;
	const at = toPosition(cursor);
	const shown = await window.showTextDocument(editor.document, editor.viewColumn);
	shown.selection = new Selection(at, at);
	shown.revealRange(new Range(at, at));
	await commands.executeCommand('editor.action.triggerSuggest');
}

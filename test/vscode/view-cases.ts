// What an admin asks of a configuration: what is in force, who receives what, which lines another host reads.
import {
	commands,
	type DocumentLink,
	Position,
	type TextDocument,
	WorkspaceEdit,
	window,
	workspace,
} from 'vscode';
import { closeAll, openFile, openText } from './editor.ts';
import { assertMatches, type Case, waitFor } from './runner.ts';

const text = `[Misc]
SetLoopTime=30
SetLoopTime=60
[Log]
LogSeverity=crit
[ReadOnly]
dir=2/etc
`;

function hasTab(fits: (label: string) => boolean): boolean {
	return window.tabGroups.all.some((group) => group.tabs.some(({ label }) => fits(label)));
}

/** Waits for the page whose title begins so. */
function waitForTab(start: string): Promise<true> {
	return waitFor('the page', () => hasTab((label) => label.startsWith(start)) || undefined);
}

function effectiveDocument(): TextDocument | undefined {
	return workspace.textDocuments.find(({ uri }) => uri.scheme === 'samhain-effective');
}

export const viewCases: readonly Case[] = [
	{
		name: 'the options in force are a document that follows typing and leads to the lines',
		async run() {
			const document = await openText('samhainrc', text);
			await commands.executeCommand('samhain.showEffective');
			const shown = await waitFor('the document', () => {
				const found = effectiveDocument();
				return found?.getText().includes('SetLoopTime = 60  (line 3)') === true ? found : undefined;
			});
			const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', shown.uri);
			assertMatches(links.map(({ target }) => target?.fragment ?? '').join(' '), /\bL3\b/, 'links to lines');
			const editor = window.visibleTextEditors.find((one) => one.document === document);
			await editor?.edit((edit) => edit.replace(document.lineAt(2).range, 'SetLoopTime=90'));
			await waitFor('the new value', () =>
				shown.getText().includes('SetLoopTime = 90  (line 3)') ? true : undefined,
			);
			await closeAll();
		},
	},
	{
		name: 'who receives what is a page',
		async run() {
			await openText('samhainrc', text);
			await commands.executeCommand('samhain.showRoutes');
			await waitForTab('Who Receives What');
			await closeAll();
		},
	},
	{
		name: 'with the keyboard in a page, a question is about the configuration beside it',
		async run() {
			await openText('samhainrc', text);
			await commands.executeCommand('samhain.showRoutes');
			await waitForTab('Who Receives What');
			await commands.executeCommand('workbench.action.focusSecondEditorGroup');
			await waitFor('the keyboard in the page', () =>
				window.activeTextEditor === undefined ? true : undefined,
			);
			await commands.executeCommand('samhain.showEffective');
			await waitFor('the document', effectiveDocument);
			await closeAll();
		},
	},
	{
		name: 'what is typed is compared with the saved file where Git has no commit',
		async run() {
			const document = await openFile('deployment/yulerc');
			const edit = new WorkspaceEdit();
			edit.insert(document.uri, new Position(0, 0), '[Misc]\nSetLoopTime=30\n');
			await workspace.applyEdit(edit);
			await commands.executeCommand('samhain.showChanges');
			await waitFor(
				'the page',
				() => hasTab((label) => label === 'Effect of the Change: yulerc') || undefined,
			);
			await window.showTextDocument(document);
			await commands.executeCommand('workbench.action.files.revert');
			await closeAll();
		},
	},
	{
		name: 'the two sides of a diff editor are compared by what samhain does',
		async run() {
			const before = await openText('samhainrc', `${text}file=/usr/bin/passwd\n`);
			const after = await openText('samhainrc', text);
			await commands.executeCommand('vscode.diff', before.uri, after.uri, 'Change');
			await waitFor('the diff', () => hasTab((label) => label === 'Change') || undefined);
			await commands.executeCommand('samhain.showChanges');
			await waitForTab('Effect of the Change');
			await closeAll();
		},
	},
];

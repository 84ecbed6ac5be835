// Names and refactorings in the editor: F12, Shift+F12, F2 with undo, Ctrl+T, and the refactorings of the light bulb.
import {
	type CodeAction,
	commands,
	type DocumentHighlight,
	type Location,
	Range,
	type SymbolInformation,
	type TextDocument,
	WorkspaceEdit,
	workspace,
} from 'vscode';
import { closeAll, openText, positionOf } from './editor.ts';
import { assertEqual, type Case, waitFor } from './runner.ts';

const text = `[Logmon]
LogmonQueue=auth:60:sum:crit
LogmonRule=auth:failed password
`;

/** Asks for the places of what is under the cursor until the server answers. */
function placesOf(document: TextDocument, command: string, at: string): Promise<readonly number[]> {
	return waitFor(command, async () => {
		const found = await commands.executeCommand<(Location | DocumentHighlight)[] | undefined>(
			command,
			document.uri,
			positionOf(document, at),
		);
		return found === undefined || found.length === 0 ? undefined : found.map(({ range }) => range.start.line);
	});
}

export const namesCases: readonly Case[] = [
	{
		name: 'F12, Shift+F12 and the highlights lead from a rule to its queue',
		async run() {
			const document = await openText('samhainrc', text);
			const at = 'auth:failed';
			assertEqual(
				(await placesOf(document, 'vscode.executeDefinitionProvider', at)).join(),
				'1',
				'definition',
			);
			assertEqual(
				(await placesOf(document, 'vscode.executeReferenceProvider', at)).join(),
				'1,2',
				'references',
			);
			assertEqual(
				(await placesOf(document, 'vscode.executeDocumentHighlights', at)).join(),
				'1,2',
				'highlights',
			);
			const symbols = await commands.executeCommand<SymbolInformation[]>(
				'vscode.executeWorkspaceSymbolProvider',
				'auth',
			);
			assertEqual(symbols.map(({ name }) => name).join(), 'auth', 'symbols');
			await closeAll();
		},
	},
	{
		name: 'F2 renames a queue with its rules, and undo restores every byte',
		async run() {
			const document = await openText('samhainrc', text);
			await placesOf(document, 'vscode.executeDefinitionProvider', 'auth:failed');
			const edit = await commands.executeCommand<WorkspaceEdit>(
				'vscode.executeDocumentRenameProvider',
				document.uri,
				positionOf(document, 'auth:failed'),
				'login',
			);
			await workspace.applyEdit(edit);
			assertEqual(document.getText(), text.replaceAll('auth', 'login'), 'renamed');
			await commands.executeCommand('undo');
			assertEqual(document.getText(), text, 'after undo');
			await closeAll();
		},
	},
	{
		name: 'the light bulb sorts the clients',
		async run() {
			const entries = 'Client=b.example.org@0123456789ABCDEF@00\nClient=a.example.org@0123456789ABCDEF@00\n';
			const document = await openText('yulerc', `[Clients]\n${entries}`);
			const sort = await waitFor('the refactoring', async () => {
				const actions = await commands.executeCommand<CodeAction[]>(
					'vscode.executeCodeActionProvider',
					document.uri,
					new Range(1, 8, 1, 8),
					'refactor',
				);
				return actions.find(({ title }) => title === 'Sort 2 clients by name');
			});
			await workspace.applyEdit(sort.edit ?? new WorkspaceEdit());
			assertEqual(document.lineAt(1).text, 'Client=a.example.org@0123456789ABCDEF@00', 'first entry');
			await closeAll();
		},
	},
];

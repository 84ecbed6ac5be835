// What the language server gives, seen through the editor: findings, hover, completion, quick fixes, outline.
import {
	type CodeAction,
	type CompletionList,
	commands,
	type DocumentSymbol,
	type Hover,
	languages,
	MarkdownString,
	SnippetString,
	Uri,
	window,
	workspace,
} from 'vscode';
import {
	closeAll,
	codeActionsAt,
	codeOf,
	findingsOf,
	openFile,
	openText,
	ourExtension,
	positionOf,
	waitForPage,
} from './editor.ts';
import { assertEqual, assertMatches, type Case, waitFor } from './runner.ts';

async function applyAction(action: CodeAction): Promise<void> {
	if (action.edit !== undefined) await workspace.applyEdit(action.edit);
	if (action.command !== undefined) {
		await commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
	}
}

export const languageCases: readonly Case[] = [
	{
		name: 'a duplicate client is found, and said to whom it belongs',
		async run() {
			const document = await openFile('yulerc');
			const found = await findingsOf(document, 'duplicate-client');
			assertEqual(found.length, 3, 'findings');
			assertEqual(
				found.every((each) => (each.relatedInformation?.length ?? 0) > 0),
				true,
				'linked to each other',
			);
		},
	},
	{
		name: 'a hover says what an option does and what its value means',
		async run() {
			const document = await openFile('yulerc');
			const position = positionOf(document, 'SetClientTimeLimit').translate(0, 3);
			const hovers = await commands.executeCommand<Hover[]>(
				'vscode.executeHoverProvider',
				document.uri,
				position,
			);
			const text = hovers
				.flatMap((hover) => hover.contents)
				.map((part) => (part instanceof MarkdownString ? part.value : String(part)))
				.join('\n');
			assertMatches(text, /SetClientTimeLimit/, 'hover');
			assertMatches(text, /1 day/, 'hover');
			// A link of a hover shows words as its tooltip, not the command that it runs.
			for (const link of text.match(/\]\(command:[^)]*\)/g) ?? [])
				assertMatches(link, / "Open the page"\)$/, link);
		},
	},
	{
		name: 'completion offers what is legal in the section, and nothing in a comment',
		async run() {
			const document = await openFile('yulerc');
			const complete = async (text: string) => {
				const position = positionOf(document, text).translate(0, 2);
				const list = await commands.executeCommand<CompletionList>(
					'vscode.executeCompletionItemProvider',
					document.uri,
					position,
				);
				return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
			};
			const labels = await complete('SetClientTimeLimit');
			assertEqual(labels.includes('SetClientTimeLimit'), true, 'an option of the section');
			assertEqual(labels.includes('ChecksumTest'), false, 'an option of the other daemon');
			assertEqual(await complete('# A server'), [], 'in a comment');
		},
	},
	{
		name: 'an empty file begins with a whole configuration, in which nothing is found',
		async run() {
			const document = await openText('yulerc', '');
			const items = await waitFor('completion', async () => {
				const list = await commands.executeCommand<CompletionList>(
					'vscode.executeCompletionItemProvider',
					document.uri,
					document.positionAt(0),
				);
				return list.items.length === 0 ? undefined : list.items;
			});
			const [first] = [...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
			assertEqual(first?.label, 'server configuration', 'the first offer');
			const text = first?.insertText;
			if (!(text instanceof SnippetString)) throw new Error('the offer has no tab stops');
			await window.activeTextEditor?.insertSnippet(text, document.positionAt(0));
			assertMatches(document.getText(), /SetMailAddress=root@localhost\n/, 'text');
			// A line that is wrong shows that the findings belong to the new text.
			await window.activeTextEditor?.edit((edit) =>
				edit.insert(document.positionAt(0), 'SetMailAddress=x\n'),
			);
			await findingsOf(document, 'text-before-section');
			assertEqual(languages.getDiagnostics(document.uri).map(codeOf), ['text-before-section'], 'findings');
			await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
		},
	},
	{
		name: 'the light bulb switches a rule off for the workspace',
		async run() {
			const document = await openFile('yulerc');
			const [finding] = await findingsOf(document, 'risky-severity-lookup');
			if (finding === undefined) throw new Error('no finding');
			const action = (await codeActionsAt(document, finding.range)).find(({ title }) =>
				/^Disable risky-severity-lookup for the workspace/.test(title),
			);
			if (action?.command === undefined) throw new Error('there is no such action');
			await commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
			await waitFor('the finding to vanish', () =>
				languages.getDiagnostics(document.uri).some((each) => codeOf(each) === 'risky-severity-lookup')
					? undefined
					: true,
			);
			const project = Uri.joinPath(document.uri, '..', '.samhain-lint.json');
			const written = new TextDecoder().decode(await workspace.fs.readFile(project));
			assertMatches(written, /"risky-severity-lookup": "off"/, 'project file');
			await workspace.fs.delete(project);
			await findingsOf(document, 'risky-severity-lookup');
			await closeAll();
		},
	},
	{
		name: 'the outline has the sections',
		async run() {
			const document = await openFile('yulerc');
			const symbols = await commands.executeCommand<DocumentSymbol[]>(
				'vscode.executeDocumentSymbolProvider',
				document.uri,
			);
			assertMatches(symbols.map((each) => each.name).join(' '), /Misc.*Clients/s, 'outline');
		},
	},
	{
		name: 'a quick fix removes its finding and no other',
		async run() {
			const document = await openFile('yulerc');
			const [finding] = await findingsOf(document, 'risky-severity-lookup');
			if (finding === undefined) throw new Error('no finding');
			const others = () =>
				languages
					.getDiagnostics(document.uri)
					.map(codeOf)
					.filter((code) => code !== 'risky-severity-lookup');
			const before = others();
			const actions = await codeActionsAt(document, finding.range);
			const fix = actions.find((action) => action.edit !== undefined && /crit/.test(action.title));
			if (fix === undefined)
				throw new Error(`no such fix among: ${actions.map((each) => each.title).join(', ')}`);
			await applyAction(fix);
			assertMatches(document.getText(), /^SeverityLookup=crit$/m, 'text');
			await waitFor('the finding to go', () =>
				languages.getDiagnostics(document.uri).some((each) => codeOf(each) === 'risky-severity-lookup')
					? undefined
					: true,
			);
			assertEqual(others(), before, 'the other findings');
			await commands.executeCommand('undo');
			await findingsOf(document, 'risky-severity-lookup');
			await commands.executeCommand('workbench.action.files.revert');
		},
	},
	{
		name: 'the action "Open guidance" leads to the problem',
		async run() {
			const document = await openFile('yulerc');
			const [finding] = await findingsOf(document, 'duplicate-client');
			if (finding === undefined) throw new Error('no finding');
			const actions = await codeActionsAt(document, finding.range);
			const action = actions.find((each) => /^Open guidance/.test(each.title));
			if (action === undefined)
				throw new Error(`no such action among: ${actions.map((each) => each.title).join(', ')}`);
			await applyAction(action);
			assertMatches(await waitForPage('/guidance/authentication-1'), /session key mismatch/i, 'title');
			await closeAll();
		},
	},
	{
		name: 'a server that is restarted finds the same again',
		async run() {
			const document = await openFile('yulerc');
			await findingsOf(document, 'duplicate-client');
			await commands.executeCommand('samhain.restartServer');
			await findingsOf(document, 'duplicate-client');
			await closeAll();
		},
	},
	{
		name: 'a server that dies is started again',
		async run() {
			// A browser's worker cannot end by itself; there is no such death to recover from.
			if (ourExtension().extensionUri.scheme !== 'file') return;
			const document = await openFile('yulerc');
			await findingsOf(document, 'duplicate-client');
			// Without a shutdown before it, this makes the server end at once and with an error.
			await ourExtension().exports.client.sendNotification('exit');
			await waitFor('the findings to go', () =>
				languages.getDiagnostics(document.uri).length === 0 ? true : undefined,
			);
			await findingsOf(document, 'duplicate-client');
			await closeAll();
		},
	},
];

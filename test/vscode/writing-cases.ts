// What the editor writes and draws with the help of the server: formatting, colours, hints, signature help.
import {
	ConfigurationTarget,
	commands,
	type InlayHint,
	Range,
	type SemanticTokens,
	type SemanticTokensLegend,
	type SignatureHelp,
	type TextDocument,
	type TextEdit,
	WorkspaceEdit,
	workspace,
} from 'vscode';
import { closeAll, openText, positionOf } from './editor.ts';
import { assertEqual, type Case, waitFor } from './runner.ts';

const UNTIDY = '[ReadOnly]\n@web1\ndir =/etc \n@end\n[Misc]\nSetLoopTime= 86400\n';
const FORMATTED = '[ReadOnly]\n@web1\n  dir=/etc\n@end\n\n[Misc]\nSetLoopTime=86400\n';

/** A text of samhainrc that is shown until its case ends. */
async function withText(text: string, run: (document: TextDocument) => Promise<void>): Promise<void> {
	const document = await openText('samhainrc', text);
	try {
		await run(document);
	} finally {
		await closeAll();
	}
}

async function formatted(document: TextDocument): Promise<string> {
	const options = { tabSize: 2, insertSpaces: true };
	const edits = await commands.executeCommand<TextEdit[] | undefined>(
		'vscode.executeFormatDocumentProvider',
		document.uri,
		options,
	);
	const before = document.getText();
	return [...(edits ?? [])]
		.sort((a, b) => b.range.start.compareTo(a.range.start))
		.reduce(
			(text, { range, newText }) =>
				text.slice(0, document.offsetAt(range.start)) + newText + text.slice(document.offsetAt(range.end)),
			before,
		);
}

async function withSetting(key: string, value: unknown, run: () => Promise<void>): Promise<void> {
	await workspace.getConfiguration('samhain').update(key, value, ConfigurationTarget.Global);
	try {
		await run();
	} finally {
		await workspace.getConfiguration('samhain').update(key, undefined, ConfigurationTarget.Global);
	}
}

function hintsOf(document: TextDocument): Thenable<InlayHint[]> {
	const range = new Range(0, 0, document.lineCount, 0);
	return commands.executeCommand<InlayHint[]>('vscode.executeInlayHintProvider', document.uri, range);
}

function labelsOf(hints: readonly InlayHint[]): readonly string[] {
	return hints.map(({ label }) =>
		typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
	);
}

export const writingCases: readonly Case[] = [
	{
		name: 'Format Document puts blanks in order, and follows a setting at once',
		run: () =>
			withText(UNTIDY, async (document) => {
				await waitFor('formatting', async () =>
					(await formatted(document)) === FORMATTED ? true : undefined,
				);
				await withSetting('format.spacesAroundEquals', 'one', async () => {
					await waitFor('formatting by the setting', async () =>
						(await formatted(document)).includes('SetLoopTime = 86400') ? true : undefined,
					);
				});
				const edit = new WorkspaceEdit();
				edit.replace(document.uri, new Range(0, 0, document.lineCount, 0), FORMATTED);
				await workspace.applyEdit(edit);
				await waitFor('no more edits', async () =>
					(await formatted(document)) === FORMATTED ? true : undefined,
				);
			}),
	},
	{
		name: 'a typed @end moves below its condition',
		run: () =>
			withText('[Misc]\n@web1\n  Daemon=yes\n  @end\n', async (document) => {
				const edits = await waitFor('edits', async () => {
					const found = await commands.executeCommand<TextEdit[] | undefined>(
						'vscode.executeFormatOnTypeProvider',
						document.uri,
						positionOf(document, '@end').translate(0, 4),
						'd',
						{ tabSize: 2, insertSpaces: true },
					);
					return found === undefined || found.length === 0 ? undefined : found;
				});
				assertEqual(
					edits.map(({ newText, range }) => [newText, range.start.line, range.end.character]),
					[['', 3, 2]],
					'edits',
				);
			}),
	},
	{
		name: 'lines that samhain does not read have the colour of comments',
		run: () =>
			withText('Daemon=yes\n[Misc]\nDaemon=yes\n', async (document) => {
				const legend = await waitFor('the legend', async () =>
					commands.executeCommand<SemanticTokensLegend | undefined>(
						'vscode.provideDocumentSemanticTokensLegend',
						document.uri,
					),
				);
				const tokens = await waitFor('tokens', async () =>
					commands.executeCommand<SemanticTokens | undefined>(
						'vscode.provideDocumentSemanticTokens',
						document.uri,
					),
				);
				const types = [...tokens.data]
					.filter((_number, at) => at % 5 === 3)
					.map((type) => legend.tokenTypes[type]);
				assertEqual(types, ['comment', 'namespace', 'property', 'enumMember'], 'types');
			}),
	},
	{
		name: 'hints show what values come to, and can be turned off',
		run: () =>
			withText('[Misc]\nSetLoopTime=86400\n[ReadOnly]\ndir=/etc\n', async (document) => {
				await waitFor('hints', async () =>
					labelsOf(await hintsOf(document)).join() === '= 1 day,0' ? true : undefined,
				);
				await withSetting('inlayHints.times', false, async () => {
					await waitFor('fewer hints', async () =>
						labelsOf(await hintsOf(document)).join() === '0' ? true : undefined,
					);
				});
			}),
	},
	{
		name: 'signature help names the part of a value that is written',
		run: () =>
			withText('[Misc]\nFileCheckScheduleOne=0 \n', async (document) => {
				const help = await waitFor('help', async () =>
					commands.executeCommand<SignatureHelp | undefined>(
						'vscode.executeSignatureHelpProvider',
						document.uri,
						positionOf(document, '0 ').translate(0, 2),
						' ',
					),
				);
				assertEqual(help.activeParameter, 1, 'part');
				assertEqual(help.signatures[0]?.label, 'FileCheckScheduleOne=MINUTE HOUR DAY MONTH WEEKDAY', 'label');
			}),
	},
];

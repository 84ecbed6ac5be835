// What an admin asks of a samhainrc: what does it watch, and why is this path watched.
import { type CodeLens, commands, type Hover, MarkdownString, window, workspace } from 'vscode';
import { closeAll, openText, positionOf } from './editor.ts';
import { assertEqual, assertMatches, type Case, waitFor } from './runner.ts';

const text = `[ReadOnly]
dir=2/etc
[IgnoreAll]
dir=-1/etc/puppet
`;

async function lensesOf(uri: unknown): Promise<readonly string[]> {
	const found = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri);
	return found.map((lens) => lens.command?.title ?? '');
}

export const watchedPathsCases: readonly Case[] = [
	{
		name: 'the hover of an entry says what it watches and what it leaves out',
		async run() {
			const document = await openText('samhainrc', text);
			const hover = await waitFor('the hover', async () => {
				const [first] = await commands.executeCommand<Hover[]>(
					'vscode.executeHoverProvider',
					document.uri,
					positionOf(document, '/etc'),
				);
				return first;
			});
			const [content] = hover.contents;
			const markdown = content instanceof MarkdownString ? content.value : String(content);
			assertMatches(markdown, /2 levels below them, except `\/etc\/puppet`/, 'hover');
			await closeAll();
		},
	},
	{
		name: 'a line above each policy section says what it adds, until it is switched off',
		async run() {
			const document = await openText('samhainrc', text);
			await waitFor('the lines above sections', async () =>
				(await lensesOf(document.uri)).includes('1 directory · changes at crit') ? true : undefined,
			);
			const settings = workspace.getConfiguration('samhain');
			await settings.update('codeLens.policies', false, true);
			assertEqual((await lensesOf(document.uri)).length, 0, 'lines above sections');
			await settings.update('codeLens.policies', undefined, true);
			await closeAll();
		},
	},
	{
		name: 'the question why a path is watched opens a page with the answer',
		async run() {
			await openText('samhainrc', text);
			await commands.executeCommand('samhain.watchedPaths.focus');
			await commands.executeCommand('samhain.whyWatched', '/etc/puppet/hiera.yaml');
			await waitFor('the page', () =>
				window.tabGroups.all.some((group) =>
					group.tabs.some((tab) => tab.label === 'Why /etc/puppet/hiera.yaml'),
				)
					? true
					: undefined,
			);
			await closeAll();
		},
	},
];

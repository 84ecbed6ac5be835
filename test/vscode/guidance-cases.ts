// The guidance, reached in each of the ways that a person has, without a network.
import { commands, Uri, window } from 'vscode';
import { closeAll, findingsOf, openFile, waitForPage } from './editor.ts';
import { assertEqual, assertMatches, type Case } from './runner.ts';

export const guidanceCases: readonly Case[] = [
	{
		name: 'the command opens the start page',
		async run() {
			await commands.executeCommand('samhain.openGuidance');
			assertMatches(await waitForPage('/guidance/index'), /get along/, 'title');
		},
	},
	{
		name: 'the command opens a problem by its id',
		async run() {
			await commands.executeCommand('samhain.openGuidance', 'authentication-2');
			assertMatches(await waitForPage('/guidance/authentication-2'), /not in client list/i, 'title');
		},
	},
	{
		name: 'an id that leads out of the pages opens the start page',
		async run() {
			await commands.executeCommand('samhain.openGuidance', '../../package.json');
			await waitForPage('/guidance/index');
		},
	},
	{
		name: 'an address of ours opens in the guidance editor, and a missing page says so',
		async run() {
			await commands.executeCommand('vscode.open', Uri.parse('samhain-docs:/guidance/connecting-1#why'));
			assertMatches(await waitForPage('/guidance/connecting-1'), /connection refused/i, 'title');
			await commands.executeCommand('vscode.open', Uri.parse('samhain-docs:/rules/no-such-rule'));
			assertMatches(await waitForPage('/rules/no-such-rule'), /not found/, 'title');
			await closeAll();
		},
	},
	{
		name: "the link behind a finding's code opens its page",
		async run() {
			const document = await openFile('yulerc');
			const [finding] = await findingsOf(document, 'risky-severity-lookup');
			const code = finding?.code;
			if (typeof code !== 'object') throw new Error('the finding has no link');
			assertEqual(code.target.scheme, 'samhain-docs', 'scheme');
			await commands.executeCommand('vscode.open', code.target);
			const title = await waitForPage(code.target.path);
			assertEqual(/not found/.test(title), false, title);
			assertEqual(window.tabGroups.activeTabGroup.activeTab?.isActive, true, 'in front');
			await closeAll();
		},
	},
];

// What the manifest promises: which files are ours, when the extension wakes up, which commands there are.
import { commands, Uri, workspace } from 'vscode';
import { closeAll, openFile, openText, ourExtension } from './editor.ts';
import { assertEqual, type Case, waitFor } from './runner.ts';

async function languageOf(name: string, content = '\n'): Promise<string> {
	const folder = workspace.workspaceFolders?.[0];
	if (folder === undefined) throw new Error('no workspace is open');
	const uri = Uri.joinPath(folder.uri, name);
	await workspace.fs.writeFile(uri, new TextEncoder().encode(content));
	return (await workspace.openTextDocument(uri)).languageId;
}

export const manifestCases: readonly Case[] = [
	{
		name: 'a file of another language does not wake the extension',
		async run() {
			await openText('plaintext', 'SeverityLookup=none\n');
			assertEqual(ourExtension().isActive, false, 'active');
			await closeAll();
		},
	},
	{
		name: 'a yulerc wakes it',
		async run() {
			const document = await openFile('yulerc');
			assertEqual(document.languageId, 'yulerc', 'language');
			await waitFor('activation', () => ourExtension().isActive || undefined);
		},
	},
	{
		name: 'files are known by name, by ending, and by first line; others are left alone',
		async run() {
			const names = {
				samhainrc: 'samhainrc',
				'web1.samhainrc': 'samhainrc',
				'samhainrc.linux': 'samhainrc',
				'samhainrc.j2': 'samhainrc',
				'web1.samhainrc.erb': 'samhainrc',
				'yulerc.template': 'yulerc',
				'yulerc.in': 'yulerc',
				'log.yulerc': 'yulerc',
				'samhain.conf': 'plaintext',
			};
			for (const [name, language] of Object.entries(names)) {
				const found = await languageOf(name);
				if (name === 'samhain.conf') assertEqual(found === 'samhainrc' || found === 'yulerc', false, name);
				else assertEqual(found, language, name);
			}
			assertEqual(await languageOf('first', '# samhainrc for web1\n[Misc]\n'), 'samhainrc', 'first line');
			assertEqual(await languageOf('second', '# vim: ft=yulerc\n[Misc]\n'), 'yulerc', 'first line');
			assertEqual(await languageOf('third', '# notes on samhain\n'), 'plaintext', 'first line');
		},
	},
	{
		name: 'every command of the manifest is there',
		async run() {
			const known = new Set(await commands.getCommands(true));
			for (const { command } of ourExtension().packageJSON.contributes.commands) {
				assertEqual(known.has(command), true, command);
			}
		},
	},
	{
		name: 'it works in untrusted and virtual workspaces, and no setting names a program',
		async run() {
			const { capabilities, contributes } = ourExtension().packageJSON;
			assertEqual(capabilities.untrustedWorkspaces.supported, true, 'untrusted');
			assertEqual(capabilities.virtualWorkspaces.supported, 'limited', 'virtual');
			for (const key of Object.keys(contributes.configuration.properties)) {
				assertEqual(/path|executable|command|program|binary/i.test(key), false, key);
			}
		},
	},
];

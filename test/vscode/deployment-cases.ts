// What an admin does with a log line: paste it, reach the line of configuration, apply the fix, and see it vanish from
// the findings and from the deployment.
import { commands, languages, Uri, window, workspace } from 'vscode';
import { closeAll, codeActionsAt, codeOf, findingsOf, openFile, positionOf } from './editor.ts';
import { assertEqual, type Case, waitFor } from './runner.ts';

const verifier = 'A'.repeat(256);
const files: Readonly<Record<string, string>> = {
	'deployment/yulerc': `[Clients]\nClient=web1.example.org@0123456789ABCDEF@${verifier}\n[EOF]\n`,
	'deployment/data/rc.web1.example.org': '[Client]\nSetLogServer=log.example.org\n[EOF]\n',
	'deployment/data/file.web1.example.org': 'baseline\n',
	'deployment/hosts': '127.0.0.1 localhost\n10.0.0.11 web1.example.org web1\n',
	'deployment/hosts.allow': 'sshd: ALL\n',
	'deployment/hosts.deny': 'ALL: ALL\n',
	'deployment/rc.local': 'echo no configuration\n',
	'deployment/yule.log':
		'<log sev="ERRO" tstamp="2026-11-22T16:26:01+0000" msg="Refused connection from 10.0.0.11" subroutine="libwrap" />\n',
};

async function writeFiles(): Promise<void> {
	const folder = workspace.workspaceFolders?.[0];
	if (folder === undefined) throw new Error('no workspace is open');
	for (const [name, text] of Object.entries(files))
		await workspace.fs.writeFile(Uri.joinPath(folder.uri, name), new TextEncoder().encode(text));
}

function hasTab(label: string): boolean {
	return window.tabGroups.all.some((group) => group.tabs.some((tab) => tab.label === label));
}

export const deploymentCases: readonly Case[] = [
	{
		name: 'a served rc.NAME becomes a samhainrc by itself, and no other rc file does',
		async run() {
			await writeFiles();
			await openFile('deployment/yulerc');
			const member = await openFile('deployment/data/rc.web1.example.org');
			await waitFor('the language of the member', () =>
				workspace.textDocuments.some(
					(each) => each.uri.toString() === member.uri.toString() && each.languageId === 'samhainrc',
				)
					? true
					: undefined,
			);
			const other = await openFile('deployment/rc.local');
			assertEqual(other.languageId === 'samhainrc', false, 'rc.local');
			await closeAll();
		},
	},
	{
		name: 'a log line leads to the line of configuration, whose fix ends the finding',
		async run() {
			const document = await openFile('deployment/yulerc');
			const [found] = await findingsOf(document, 'client-refused');
			assertEqual(
				found?.relatedInformation?.[0]?.location.uri.path.endsWith('/hosts.deny'),
				true,
				'the other file',
			);
			await openFile('deployment/yule.log');
			await commands.executeCommand('samhain.explainLogMessage', files['deployment/yule.log']);
			await waitFor('the page', () => hasTab('Samhain Log Message') || undefined);
			await commands.executeCommand('samhain.openPlace', document.uri.toString(), 2);
			const action = (await codeActionsAt(document, document.lineAt(1).range)).find(({ title }) =>
				title.startsWith('Allow 10.0.0.11'),
			);
			if (action?.edit === undefined) throw new Error('there is no fix');
			await workspace.applyEdit(action.edit);
			await workspace.saveAll();
			await waitFor('the finding to vanish', () =>
				languages.getDiagnostics(document.uri).some((each) => codeOf(each) === 'client-refused')
					? undefined
					: true,
			);
			await closeAll();
		},
	},
	{
		name: 'the fix of an explained line is applied where it belongs, and can be undone',
		async run() {
			const document = await openFile('deployment/yulerc');
			const replace = (from: string, to: string) =>
				commands.executeCommand('samhain.replaceInLine', document.uri.toString(), 2, from, to);
			await replace('web1.example.org', 'www.example.org');
			assertEqual(document.lineAt(1).text.startsWith('Client=www.example.org@'), true, 'renamed');
			await replace('www.example.org', 'web1.example.org');
			assertEqual(document.lineAt(1).text.startsWith('Client=web1.example.org@'), true, 'and back');
			await document.save();
			await closeAll();
		},
	},
	{
		name: 'the deployment is shown as a table',
		async run() {
			const document = await openFile('deployment/yulerc');
			await commands.executeCommand('samhain.showDeploymentPicture');
			await waitFor('the table', () => hasTab('Samhain Deployment') || undefined);
			assertEqual(positionOf(document, 'web1').line, 1, 'entry');
			await closeAll();
		},
	},
];

// From an alarm of a log to the edit, previewed and taken back.
import { commands, window } from 'vscode';
import { closeAll, openText } from './editor.ts';
import { assertEqual, type Case, waitFor } from './runner.ts';

const config = '[ReadOnly]\ndir=1/etc\n';
const log =
	'CRIT   :  [2026-11-28T20:51:43+0000] msg=<POLICY ADDED>, path=</etc/mtab>, mode_new=<-rw-r--r-->, \n';
const silenced = `${config}[Misc]\nIgnoreAdded=/etc/mtab$\n`;

function hasTab(label: string): boolean {
	return window.tabGroups.all.some((group) => group.tabs.some((tab) => tab.label === label));
}

export const silenceCases: readonly Case[] = [
	{
		name: 'an alarm is silenced by an edit that Undo takes back',
		async run() {
			const document = await openText('samhainrc', config);
			await commands.executeCommand('samhain.silenceAlarms', log);
			await waitFor('the page', () => (hasTab('Samhain Alarms') ? true : undefined));
			await commands.executeCommand('samhain.previewSilencingEdit', 0);
			await waitFor('the comparison', () =>
				window.tabGroups.all.some((group) => group.tabs.some(({ label }) => label.includes('/etc/mtab')))
					? true
					: undefined,
			);
			assertEqual(document.getText(), config, 'text after the preview');
			await commands.executeCommand('samhain.applySilencingEdit', 0);
			await waitFor('the edit', () => (document.getText() === silenced ? true : undefined));
			await window.showTextDocument(document);
			await commands.executeCommand('undo');
			await waitFor('the text as it was', () => (document.getText() === config ? true : undefined));
			await closeAll();
		},
	},
];

// The command that shows who receives which message; the page follows typing while it is visible.
import { commands, type Disposable, Uri, window } from 'vscode';
import type { AskServer } from './ask-server.ts';
import { documentAtHand } from './documents.ts';
import { followDocument } from './follow-document.ts';
import { PagePanel } from './page-panel.ts';
import { renderRoutes } from './routes-page.ts';

/** Registers the command. */
export function registerRoutes(ask: AskServer): readonly Disposable[] {
	const panel = new PagePanel('samhain.routes', true);
	let shown: Uri | undefined;
	const page = async (): Promise<readonly [string, (nonce: string) => string] | undefined> => {
		if (shown === undefined) return undefined;
		const uri = shown.toString();
		const name = shown.path.slice(shown.path.lastIndexOf('/') + 1);
		const routes = await ask('samhain/routes', { uri });
		return [`Who Receives What: ${name}`, (nonce) => renderRoutes(name, uri, routes ?? null, nonce)];
	};
	const follower = followDocument(
		(document) => panel.isVisible && document.uri.toString() === shown?.toString(),
		async () => {
			const made = await page();
			if (made !== undefined) panel.update(...made);
		},
	);
	return [
		panel,
		follower,
		commands.registerCommand('samhain.showRoutes', async (target?: unknown) => {
			shown = target instanceof Uri ? target : (documentAtHand()?.uri ?? shown);
			const made = await page();
			if (made === undefined) await window.showInformationMessage('Open a samhainrc or yulerc first.');
			else panel.show(...made);
		}),
	];
}

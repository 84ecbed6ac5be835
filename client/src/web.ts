// The client in a browser's worker. It only configures how the server starts: as a worker of its own.
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { type Activated, activateWith } from './common.ts';

export function activate(context: ExtensionContext): Activated {
	const script = Uri.joinPath(context.extensionUri, 'dist', 'web', 'server.js').toString(true);
	return activateWith(
		context,
		(id, name, options) => new LanguageClient(id, name, () => Promise.resolve(new Worker(script)), options),
	);
}

export function deactivate(): void {}

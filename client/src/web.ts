// The client in a browser's worker. It only configures how the server starts: as a worker of its own.
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { type Activated, activateWith } from './common.ts';

/** Starts the server as a worker; VS Code calls it. */
export function activate(context: ExtensionContext): Activated {
	const script = Uri.joinPath(context.extensionUri, 'dist', 'web', 'server.js').toString(true);
	return activateWith(
		context,
		(id, name, options) => new LanguageClient(id, name, () => Promise.resolve(new Worker(script)), options),
	);
}

/** Nothing to do: what was made is in the context's subscriptions. */
export function deactivate(): void {}

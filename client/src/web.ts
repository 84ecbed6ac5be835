// The client in a browser's worker. It only configures how the server starts: as a worker of its own.
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { type Activated, activateWith } from './common.ts';

/** Starts the server as a worker; VS Code calls it. */
export function activate(context: ExtensionContext): Activated {
	return activateWith(
		context,
		(id, name, options) =>
			new LanguageClient(id, name, () => Promise.resolve(startWorker(context.extensionUri)), options),
	);
}

/** A worker cannot know where its own file is from, so its first message is where the two files are that Node uses, too. */
function startWorker(extension: Uri): Worker {
	const address = (...path: string[]): string => Uri.joinPath(extension, 'dist', ...path).toString(true);
	const worker = new Worker(address('web', 'worker.js'));
	worker.postMessage([address('core.js'), address('lsp.js')]);
	return worker;
}

/** Nothing to do: what was made is in the context's subscriptions. */
export function deactivate(): void {}

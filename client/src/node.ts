// The client on Node: desktop, remote and code-server. It only configures how the server starts.
// No setting can name a program here: the server is the file that ships beside this one.
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { type Activated, activateWith } from './common.ts';

/**
 * The server is idle nearly always, so memory counts more than the last millisecond of a long answer: garbage is collected
 * when the heap has grown by this part. docs/performance.md has the figures.
 */
const ENGINE_FLAGS = ['--heap-growing-percent=15'];

/** Starts the server as a process of its own; VS Code calls it. */
export function activate(context: ExtensionContext): Activated {
	const module = Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
	const server: ServerOptions = { module, transport: TransportKind.ipc, options: { execArgv: ENGINE_FLAGS } };
	return activateWith(context, (id, name, options) => new LanguageClient(id, name, server, options));
}

/** Nothing to do: what was made is in the context's subscriptions. The server ends with its channel. */
export function deactivate(): void {}

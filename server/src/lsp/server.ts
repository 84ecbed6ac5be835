// The language server's first answer: takes a connection and what the client can do, and answers `initialize`. The rest,
// which needs the engine, is loaded when the next message comes. Knows no transport; entry/ does.
import { type Connection, type ConnectionOptions, ErrorCodes, ResponseError } from 'vscode-languageserver';
import { capabilitiesFor } from './capabilities.ts';
import { readClientOptions } from './client-options.ts';
import { Guard } from './guard.ts';
import type { ServerHost } from './host.ts';
import type { Service, startService } from './service.ts';

/** Makes the connection; the options must reach it. */
export type Connect = (options: ConnectionOptions) => Connection;

/** Brings the part of the server that is not needed to answer `initialize`. */
export type LoadService = () => { readonly startService: typeof startService };

/** Serves one client over a connection; returns at once. */
export function startServer(connect: Connect, host: ServerHost, loadService: LoadService): void {
	let isInitialized = false;
	let service: Service | undefined;
	/** Starts the service: between the answer to `initialize` and whatever comes next. */
	let start: (() => void) | undefined;
	const connection = connect({
		messageStrategy: {
			handleMessage: (message, next) => {
				start?.();
				return next(message);
			},
		},
	});
	const guard = new Guard((text) => connection.console.error(text));
	connection.onInitialize((params) => {
		if (isInitialized)
			return new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already', {
				retry: false,
			});
		const client = readClientOptions(params);
		isInitialized = true;
		start = () => {
			start = undefined;
			service = loadService().startService(connection, host, client, guard);
		};
		return { capabilities: capabilitiesFor(client), serverInfo: { name: 'samhain', version: host.version } };
	});
	connection.onShutdown(() => {
		guard.isShutDown = true;
		service?.stop();
		host.shutDown?.();
	});
	connection.onRequest((method: string) =>
		isInitialized
			? new ResponseError(ErrorCodes.MethodNotFound, `Unhandled method ${method}`)
			: new ResponseError(ErrorCodes.ServerNotInitialized, `${method} came before initialize`),
	);
	connection.listen();
}

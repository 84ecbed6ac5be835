// The language server inside the process of the test, over streams: for what cannot be brought about from outside.
import { PassThrough } from 'node:stream';
import {
	createConnection,
	createProtocolConnection,
	type InitializeResult,
	ProposedFeatures,
	type ProtocolConnection,
	type ServerCapabilities,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { FileSystem } from '../../server/src/core/index.ts';
import { startServer } from '../../server/src/lsp/server.ts';
import * as service from '../../server/src/lsp/service.ts';

/** A client that has said hello. */
export interface InProcessClient {
	readonly connection: ProtocolConnection;
	/** What the server offered. */
	readonly capabilities: ServerCapabilities;
	/** What the server wrote to the client's log so far. */
	readonly log: readonly string[];
	/** Methods of all notifications and requests of the server so far. */
	readonly received: readonly string[];
	readonly close: () => void;
}

/** What a test can give the server beside the defaults. */
export interface InProcessOptions {
	/** Files by decoded URIs; absent: none. */
	readonly files?: FileSystem;
	/** More parameters of `initialize`. */
	readonly params?: Readonly<Record<string, unknown>>;
}

/** Starts a server and does the handshake. */
export async function startInProcess(options: InProcessOptions = {}): Promise<InProcessClient> {
	const toServer = new PassThrough();
	const toClient = new PassThrough();
	startServer(
		(connectionOptions) =>
			createConnection(
				ProposedFeatures.all,
				new StreamMessageReader(toServer),
				new StreamMessageWriter(toClient),
				connectionOptions,
			),
		{
			version: 'test',
			nowMs: () => performance.now(),
			...(options.files === undefined ? undefined : { files: options.files }),
		},
		() => service,
	);
	const connection = createProtocolConnection(
		new StreamMessageReader(toClient),
		new StreamMessageWriter(toServer),
	);
	const log: string[] = [];
	connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
		log.push(message);
	});
	const received: string[] = [];
	toClient.on('data', (data: Buffer) => {
		for (const [, method] of data.toString('utf8').matchAll(/"method":"([^"]+)"/g))
			received.push(method ?? '');
	});
	connection.listen();
	const { capabilities }: InitializeResult = await connection.sendRequest('initialize', {
		processId: null,
		rootUri: null,
		capabilities: { textDocument: { diagnostic: {} } },
		...options.params,
	});
	await connection.sendNotification('initialized', {});
	return { connection, capabilities, log, received, close: () => connection.dispose() };
}

// The language server inside the process of the test, over streams: for what cannot be brought about from outside.
import { PassThrough } from 'node:stream';
import {
	createConnection,
	createProtocolConnection,
	ProposedFeatures,
	type ProtocolConnection,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver/node';
import { startServer } from '../../server/src/lsp/server.ts';
import * as service from '../../server/src/lsp/service.ts';

/** A client that has said hello. */
export interface InProcessClient {
	readonly connection: ProtocolConnection;
	/** What the server wrote to the client's log so far. */
	readonly log: readonly string[];
	readonly close: () => void;
}

/** Starts a server and does the handshake. */
export async function startInProcess(): Promise<InProcessClient> {
	const toServer = new PassThrough();
	const toClient = new PassThrough();
	startServer(
		(options) =>
			createConnection(
				ProposedFeatures.all,
				new StreamMessageReader(toServer),
				new StreamMessageWriter(toClient),
				options,
			),
		{ version: 'test', nowMs: () => performance.now() },
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
	connection.listen();
	await connection.sendRequest('initialize', {
		processId: null,
		rootUri: null,
		capabilities: { textDocument: { diagnostic: {} } },
	});
	await connection.sendNotification('initialized', {});
	return { connection, log, close: () => connection.dispose() };
}

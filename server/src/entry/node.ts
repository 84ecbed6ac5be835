// The language server as a Node process, and the way on which it talks to the client that started it.
import { existsSync } from 'node:fs';
import type * as Net from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
	createConnection,
	IPCMessageReader,
	IPCMessageWriter,
	type MessageReader,
	type MessageWriter,
	ProposedFeatures,
	StreamMessageReader,
} from 'vscode-languageserver/node';
import { watchArrivals } from '../lsp/arrivals.ts';
import { startServer } from '../lsp/server.ts';
import type * as Service from '../lsp/service.ts';
import { readServerArguments, type Transport, USAGE } from './server-arguments.ts';
import { filesByUri } from './uri-files.ts';
import { WholeMessageWriter } from './whole-message-writer.ts';

declare const TOOL_VERSION: string;

/** Ends the process with a message for the person who started it. */
function fail(message: string, status: number): never {
	process.stderr.write(`samhain-language-server: ${message}\n`);
	process.exit(status);
}

/**
 * Opens the way to the client and serves on it. The module for connections is read only here, since editors seldom use it:
 * it connects to a port of this machine, or to a pipe, that the client names, and listens on none.
 */
function openTransport(
	transport: Transport,
	serve: (input: MessageReader, output: MessageWriter) => void,
): void {
	if (transport.kind === 'stdio') {
		serve(new StreamMessageReader(process.stdin), new WholeMessageWriter(process.stdout));
	} else if (transport.kind === 'node-ipc') {
		if (process.send === undefined)
			fail('--node-ipc needs the channel that Node opens to a child process.', 2);
		serve(new IPCMessageReader(process), new IPCMessageWriter(process));
	} else {
		const net: typeof Net = require('node:net');
		const place = transport.kind === 'pipe' ? transport.name : `127.0.0.1:${transport.port}`;
		const cannot = (error: Error): never => fail(`Cannot connect to ${place}: ${error.message}`, 1);
		const socket =
			transport.kind === 'pipe' ? net.connect(transport.name) : net.connect(transport.port, '127.0.0.1');
		socket.once('error', cannot).once('connect', () => {
			socket.off('error', cannot);
			serve(new StreamMessageReader(socket), new WholeMessageWriter(socket));
		});
	}
}

/** The service and the engine below it are read when the first answer is out: nobody waits for them before. */
function loadService(): typeof Service {
	return require('../lsp/service.ts');
}

// A promise that nobody waits for must not end the server; standard error is the one channel left for it.
process.on('unhandledRejection', (reason) => {
	process.stderr.write(`Unhandled rejection: ${String(reason)}\n`);
});

function serve(input: MessageReader, output: MessageWriter): void {
	const { reader, arrivals } = watchArrivals(input);

	// Without a client there is nothing to serve. A client that said goodbye first gets a clean exit. The reader of
	// Node's channel does not notice that it is closed.
	let isShutDown = false;
	const leave = (): never => process.exit(isShutDown ? 0 : 1);
	reader.onClose(leave);
	process.on('disconnect', leave);

	// A bundle that was copied alone has no pages beside it.
	const pages = join(__dirname, '..', 'docs');
	startServer(
		(options) => createConnection(ProposedFeatures.all, reader, output, options),
		{
			files: filesByUri(),
			arrivals,
			version: TOOL_VERSION,
			...(existsSync(join(pages, 'guidance'))
				? { docsUri: pathToFileURL(join(pages, '/')).href }
				: undefined),
			shutDown: () => {
				isShutDown = true;
			},
			nowMs: () => performance.now(),
		},
		loadService,
	);
}

const asked = readServerArguments(process.argv.slice(2));
if (asked.does === 'serve') {
	if (!asked.isNamed && process.stdin.isTTY === true)
		process.stderr.write('Waiting for an editor on standard input; see --help. Ctrl+C ends the server.\n');
	openTransport(asked.transport, serve);
} else if (asked.does === 'refuse') fail(`${asked.reason}\n\n${USAGE}`, 2);
else process.stdout.write(asked.does === 'help' ? USAGE : `${TOOL_VERSION}\n`);

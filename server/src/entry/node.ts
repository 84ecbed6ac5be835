// The language server as a Node process: over standard input and output, or the channel that Node opens to a child.
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
import { filesByUri } from './uri-files.ts';
import { WholeMessageWriter } from './whole-message-writer.ts';

declare const TOOL_VERSION: string;

const USAGE = `samhain-language-server [--stdio | --node-ipc]

Speaks the Language Server Protocol over standard input and output (--stdio, the default), or over the channel that Node
opens to a child (--node-ipc). -h, --help: this text; -V, --version: the version.
`;

/** Answers a person who starts the server by hand; editors give none of these arguments. */
function answerPerson(): void {
	const [first] = process.argv.slice(2);
	if (first === '-h' || first === '--help') process.stdout.write(USAGE);
	else if (first === '-V' || first === '--version') process.stdout.write(`${TOOL_VERSION}\n`);
	else if (/^--(?:socket|pipe)\b/.test(first ?? '')) {
		process.stderr.write(`${first} is not supported.\n${USAGE}`);
		process.exit(2);
	} else return;
	process.exit(0);
}

answerPerson();

function openTransport(): { input: MessageReader; output: MessageWriter } {
	if (process.argv.includes('--node-ipc'))
		return { input: new IPCMessageReader(process), output: new IPCMessageWriter(process) };
	return {
		input: new StreamMessageReader(process.stdin),
		output: new WholeMessageWriter(process.stdout),
	};
}

const { input, output } = openTransport();
const { reader, arrivals } = watchArrivals(input);

/** The service and the engine below it are read when the first answer is out: nobody waits for them before. */
function loadService(): typeof Service {
	return require('../lsp/service.ts');
}

// Without a client there is nothing to serve. A client that said goodbye first gets a clean exit.
let isShutDown = false;
reader.onClose(() => process.exit(isShutDown ? 0 : 1));

// A promise that nobody waits for must not end the server; standard error is the one channel left for it.
process.on('unhandledRejection', (reason) => {
	process.stderr.write(`Unhandled rejection: ${String(reason)}\n`);
});

startServer(
	(options) => createConnection(ProposedFeatures.all, reader, output, options),
	{
		files: filesByUri(),
		arrivals,
		version: TOOL_VERSION,
		docsUri: pathToFileURL(join(__dirname, '..', 'docs', '/')).href,
		shutDown: () => {
			isShutDown = true;
		},
		nowMs: () => performance.now(),
	},
	loadService,
);

// The language server as a Node process: over standard input and output, or the channel that Node opens to a child.
import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
	createConnection,
	IPCMessageReader,
	IPCMessageWriter,
	type MessageReader,
	type MessageWriter,
	ProposedFeatures,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver/node';
import { watchArrivals } from '../lsp/arrivals.ts';
import type { FileSystem } from '../lsp/host.ts';
import { startServer } from '../lsp/server.ts';
import type * as Service from '../lsp/service.ts';
import { wholeMessages } from './whole-messages.ts';

/** A project file is small; whatever is larger is something else. */
const MAX_BYTES = 1024 * 1024;

const files: FileSystem = {
	readText: (uri, mostBytes = MAX_BYTES) => {
		try {
			const path = fileURLToPath(uri);
			const stat = statSync(path);
			return stat.isFile() && stat.size <= mostBytes ? readFileSync(path, 'utf8') : undefined;
		} catch {
			return undefined;
		}
	},
	list: (uri) => {
		try {
			return readdirSync(fileURLToPath(uri), { withFileTypes: true })
				.filter((entry) => entry.isDirectory() || entry.isFile())
				.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
		} catch {
			return [];
		}
	},
	resolve: (uri) => {
		try {
			return pathToFileURL(realpathSync(fileURLToPath(uri))).href;
		} catch {
			return undefined;
		}
	},
	status: (uri) => {
		try {
			const { size, mode, uid, gid } = lstatSync(fileURLToPath(uri));
			return process.platform === 'win32' ? { size } : { size, mode: mode & 0o7777, uid, gid };
		} catch {
			return undefined;
		}
	},
};

function openTransport(): { input: MessageReader; output: MessageWriter } {
	if (process.argv.includes('--node-ipc'))
		return { input: new IPCMessageReader(process), output: new IPCMessageWriter(process) };
	return {
		input: new StreamMessageReader(process.stdin),
		output: new StreamMessageWriter(wholeMessages(process.stdout)),
	};
}

const { input, output } = openTransport();
const { reader, arrivals } = watchArrivals(input);

/** The service and the engine below it are read when the first answer is out: nobody waits for them before. */
function loadService(): typeof Service {
	// The server runs for days beside the editor and is idle nearly always, so memory counts more than the last millisecond
	// of a long answer: the collector runs when the heap has grown by this part, and gives back what one answer took.
	setEngineFlag('--heap-growing-percent=15');
	return require('../lsp/service.ts');
}

/** Sets a flag that steers when memory is collected and nothing else; an engine that has no such flag goes on without. */
function setEngineFlag(flag: string): void {
	const { setFlagsFromString }: typeof import('node:v8') = require('node:v8');
	setFlagsFromString(flag);
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
		files,
		arrivals,
		// New objects get no more room than at the start, so they are collected more often.
		largeOpened: () => setEngineFlag('--semi-space-growth-factor=1'),
		docsUri: pathToFileURL(join(__dirname, '..', 'docs', '/')).href,
		shutDown: () => {
			isShutDown = true;
		},
		nowMs: () => performance.now(),
	},
	loadService,
);

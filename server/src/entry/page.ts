// The language server inside the one page: in a worker, or in the page itself where the browser refuses a worker. Its files
// are those that the page holds; the page sends them as a message `{ files }` beside the protocol.
import {
	BrowserMessageReader,
	BrowserMessageWriter,
	createConnection,
	type MessageReader,
	ProposedFeatures,
} from 'vscode-languageserver/browser';
import { watchArrivals } from '../lsp/arrivals.ts';
import { startServer } from '../lsp/server.ts';
import { startService } from '../lsp/service.ts';
import { type GivenFile, memoryFiles } from '../platform/memory-files.ts';

declare const TOOL_VERSION: string;

/** Where the page leaves its end of a channel if the server runs beside it. */
const PORT = 'samhainServerPort';

/** The other end: of the worker, or the one that the page left. */
function findPort(): MessagePort | DedicatedWorkerGlobalScope {
	const left: unknown = Reflect.get(globalThis, PORT);
	return left instanceof MessagePort ? left : self;
}

/** Keeps the messages with files from the connection. */
function takeFiles(inner: MessageReader, take: (files: readonly GivenFile[]) => void): MessageReader {
	return {
		onError: inner.onError,
		onClose: inner.onClose,
		onPartialMessage: inner.onPartialMessage,
		listen: (callback) =>
			inner.listen((message) => {
				const files: unknown = Reflect.get(message, 'files');
				if (Array.isArray(files)) take(files);
				else callback(message);
			}),
		dispose: () => inner.dispose(),
	};
}

const port = findPort();
const { files, replace } = memoryFiles();
const { reader, arrivals } = watchArrivals(takeFiles(new BrowserMessageReader(port), replace));

startServer(
	(options) => createConnection(ProposedFeatures.all, reader, new BrowserMessageWriter(port), options),
	{ files, arrivals, version: TOOL_VERSION, nowMs: () => performance.now() },
	() => ({ startService }),
);
// The page waits for this before it speaks: a worker that cannot start stays silent.
port.postMessage({ isReady: true });

// The server in a browser's worker, in a context that has nothing of Node. The extension has it as three files, of which the
// client names two; dist/web/server.js is all three.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';

const DIST = new URL('../../dist/', import.meta.url);

function readBundle(path: string): string {
	return readFileSync(fileURLToPath(new URL(path, DIST)), 'utf8');
}

/** A message of the server. */
export interface Message {
	readonly id?: number | string;
	readonly method?: string;
	readonly params?: unknown;
	readonly result?: unknown;
}

/** The server as its client sees it. */
export interface WorkerServer {
	readonly ask: (method: string, params: unknown) => Promise<Message>;
	readonly tell: (method: string, params: unknown) => void;
}

/**
 * Runs the worker and speaks to it.
 * @param answer answers the requests of the server; without it they get null
 * @param file the worker of the extension, or the whole one
 */
export function startWorker(
	answer: (method: string, params: unknown) => unknown = () => null,
	file: 'worker.js' | 'server.js' = 'worker.js',
): WorkerServer {
	const waiting = new Map<unknown, (reply: Message) => void>();
	let lastId = 0;
	const worker: { onmessage?: (event: { data: unknown }) => void } & Record<string, unknown> = {
		addEventListener: () => undefined,
		postMessage: (message: Message) => {
			const { id, method, params } = message;
			if (id === undefined) return;
			if (method === undefined) waiting.get(id)?.(message);
			else
				void Promise.resolve(answer(method, params)).then((result) => send({ jsonrpc: '2.0', id, result }));
		},
		// What a worker has of its own, beside the language itself.
		...{
			setTimeout,
			clearTimeout,
			setInterval,
			clearInterval,
			performance,
			TextEncoder,
			TextDecoder,
			queueMicrotask,
			console,
			URL,
		},
	};
	worker['self'] = worker;
	worker['importScripts'] = (...paths: string[]) => {
		for (const path of paths) runInContext(readBundle(path), context, { filename: path });
	};
	const context = createContext(worker);
	const send = (data: unknown): void => worker.onmessage?.({ data });
	runInContext(readBundle(`web/${file}`), context, { filename: file });
	if (file === 'worker.js') send(['core.js', 'lsp.js']);
	return {
		ask: (method, params) =>
			new Promise((resolve) => {
				const id = ++lastId;
				waiting.set(id, resolve);
				send({ jsonrpc: '2.0', id, method, params });
			}),
		tell: (method, params) => send({ jsonrpc: '2.0', method, params }),
	};
}

// The server in a browser's worker, in a context that has nothing of Node: it must answer all the same. It ships as three
// files, of which the client names two.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

const DIST = new URL('../../dist/', import.meta.url);

function readBundle(path: string): string {
	return readFileSync(fileURLToPath(new URL(path, DIST)), 'utf8');
}

interface Reply {
	readonly id?: number;
	readonly method?: string;
	readonly result?: unknown;
}

/** Runs the worker and speaks to it. */
function startWorker(): {
	ask: (id: number, method: string, params: unknown) => Promise<Reply>;
	tell: (method: string, params: unknown) => void;
} {
	const waiting = new Map<number, (reply: Reply) => void>();
	const worker: { onmessage?: (event: { data: unknown }) => void } & Record<string, unknown> = {
		addEventListener: () => undefined,
		postMessage: (message: Reply) => {
			if (message.id !== undefined) waiting.get(message.id)?.(message);
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
	runInContext(readBundle('web/worker.js'), context, { filename: 'worker.js' });
	const send = (data: unknown): void => worker.onmessage?.({ data });
	send(['core.js', 'lsp.js']);
	return {
		ask: (id, method, params) =>
			new Promise((resolve) => {
				waiting.set(id, resolve);
				send({ jsonrpc: '2.0', id, method, params });
			}),
		tell: (method, params) => send({ jsonrpc: '2.0', method, params }),
	};
}

describe('the server in a worker', () => {
	it('answers initialize, diagnostics, hover and completion', async () => {
		const { ask, tell } = startWorker();
		await ask(1, 'initialize', {
			processId: null,
			rootUri: null,
			capabilities: { textDocument: { diagnostic: {} } },
		});
		tell('initialized', {});
		const uri = 'vscode-vfs://github/x/yulerc';
		tell('textDocument/didOpen', {
			textDocument: { uri, languageId: 'yulerc', version: 1, text: '[Server]\nSetClientFromAccept=yes\n' },
		});
		const textDocument = { uri };
		const position = { line: 1, character: 3 };
		expect((await ask(2, 'textDocument/diagnostic', { textDocument })).result).toMatchObject({
			items: [{ code: 'risky-client-from-accept' }],
		});
		expect((await ask(3, 'textDocument/hover', { textDocument, position })).result).toMatchObject({
			contents: { kind: 'markdown' },
		});
		expect((await ask(4, 'textDocument/completion', { textDocument, position })).result).toMatchObject({
			items: expect.arrayContaining([expect.objectContaining({ label: 'SetClientFromAccept' })]),
		});
	});
});

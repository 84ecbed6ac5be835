// The server in a browser's worker, in a context that has nothing of Node: it must answer all the same.
import { describe, expect, it } from 'vitest';
import { startWorker } from '../support/worker-server.ts';

describe('the server in a worker', () => {
	it.each(['worker.js', 'server.js'] as const)(
		'answers initialize, diagnostics, hover and completion: dist/web/%s',
		async (file) => {
			const { ask, tell } = startWorker(undefined, file);
			await ask('initialize', {
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
			expect((await ask('textDocument/diagnostic', { textDocument })).result).toMatchObject({
				items: [{ code: 'risky-client-from-accept' }],
			});
			expect((await ask('textDocument/hover', { textDocument, position })).result).toMatchObject({
				contents: { kind: 'markdown' },
			});
			expect((await ask('textDocument/completion', { textDocument, position })).result).toMatchObject({
				items: expect.arrayContaining([expect.objectContaining({ label: 'SetClientFromAccept' })]),
			});
		},
	);
});

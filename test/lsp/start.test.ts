// What happens before and right after the first answer: the engine is not waited for, and no message is lost meanwhile.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { LspClient } from '../support/lsp-client.ts';

const uri = 'file:///etc/samhain/yulerc';
const text = '[Server]\nSetClientFromAccept=yes\n';
const capabilities = { textDocument: { diagnostic: {} } };

it('answers initialize without having read the engine', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'samhain-start-'));
	const server = join(folder, 'server.js');
	// The libraries of the protocol go along, the engine does not.
	for (const name of ['server.js', 'lsp.js'])
		copyFileSync(fileURLToPath(new URL(`../../dist/${name}`, import.meta.url)), join(folder, name));
	const client = new LspClient(['--stdio'], server);
	onTestFinished(() => {
		client.kill();
		rmSync(folder, { recursive: true });
	});
	expect(await client.request('initialize', { processId: null, rootUri: null, capabilities })).toMatchObject({
		capabilities: { hoverProvider: true },
	});
});

it.each([
	['with the initialized notification', [{ jsonrpc: '2.0' as const, method: 'initialized', params: {} }]],
	['without it', []],
])('loses nothing of what comes in one piece with initialize, %s', async (_, between) => {
	const client = new LspClient();
	onTestFinished(() => client.kill());
	const start = client.prepare('initialize', { processId: null, rootUri: null, capabilities });
	const pull = client.prepare('textDocument/diagnostic', { textDocument: { uri } });
	client.send(
		start.message,
		...between,
		{
			jsonrpc: '2.0',
			method: 'textDocument/didOpen',
			params: { textDocument: { uri, languageId: 'yulerc', version: 1, text } },
		},
		pull.message,
	);
	expect((await start.reply).error).toBeUndefined();
	expect((await pull.reply).result).toMatchObject({ items: [{ code: 'risky-client-from-accept' }] });
});

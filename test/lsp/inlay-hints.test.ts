// Inlay hints over the protocol, against the server as it ships.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LspClient } from '../support/lsp-client.ts';

const URI = 'file:///etc/samhain/samhainrc';
const TEXT = '[Misc]\nSetLoopTime=86400\nSetLoopTime=7200\n[ReadOnly]\ndir=/etc\n';

let client: LspClient;

beforeEach(() => {
	client = new LspClient();
});

afterEach(() => client.kill());

function hints(): Promise<unknown> {
	const range = { start: { line: 0, character: 0 }, end: { line: 5, character: 0 } };
	return client.request('textDocument/inlayHint', { textDocument: { uri: URI }, range });
}

test('the hints of a range, with what they write and where they lead', async () => {
	await client.initialize({});
	client.open(URI, TEXT, 'samhainrc');
	const third = { line: 2, character: 0 };
	expect(await hints()).toMatchObject([
		{
			position: { line: 1, character: 17 },
			label: [{ value: 'line 3 decides', location: { uri: URI, range: { start: third, end: third } } }],
		},
		{ position: { line: 2, character: 16 }, label: '= 2 hours', paddingLeft: true },
		{ position: { line: 4, character: 4 }, label: '0', textEdits: [{ newText: '0' }] },
	]);
});

test('each kind has its setting', async () => {
	await client.initialize({});
	client.open(URI, TEXT, 'samhainrc');
	const inlayHints = { times: false, depths: false, decidingLines: 'x' };
	client.notify('workspace/didChangeConfiguration', { settings: { samhain: { inlayHints } } });
	expect(await hints()).toMatchObject([{ position: { line: 1, character: 17 } }]);
});

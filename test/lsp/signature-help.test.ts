// Signature help over the protocol, against the server as it ships.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LspClient } from '../support/lsp-client.ts';

const URI = 'file:///etc/samhain/yulerc';
const OFFSETS = {
	textDocument: {
		signatureHelp: {
			signatureInformation: {
				documentationFormat: ['markdown'],
				parameterInformation: { labelOffsetSupport: true },
			},
		},
	},
};

let client: LspClient;

beforeEach(() => {
	client = new LspClient();
});

afterEach(() => client.kill());

function help(): Promise<unknown> {
	const position = { line: 1, character: 12 };
	return client.request('textDocument/signatureHelp', { textDocument: { uri: URI }, position });
}

test('the parts of a value, as places where the client takes them', async () => {
	await client.initialize(OFFSETS);
	client.open(URI, '[Clients]\nClient=web1@\n', 'yulerc');
	expect(await help()).toMatchObject({
		signatures: [
			{
				label: 'Client=NAME@SALT@VERIFIER',
				parameters: [{ label: [7, 11] }, { label: [12, 16] }, { label: [17, 25] }],
				documentation: { kind: 'markdown' },
			},
		],
		activeParameter: 1,
	});
});

test('as texts for other clients, and none where the setting is off', async () => {
	await client.initialize({});
	client.open(URI, '[Clients]\nClient=web1@\n', 'yulerc');
	expect(await help()).toMatchObject({
		signatures: [{ parameters: [{ label: 'NAME' }, { label: 'SALT' }, { label: 'VERIFIER' }] }],
	});
	const signatureHelp = { enabled: false };
	client.notify('workspace/didChangeConfiguration', { settings: { samhain: { signatureHelp } } });
	expect(await help()).toBeNull();
});

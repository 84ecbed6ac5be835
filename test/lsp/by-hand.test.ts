// What the server says to a person who starts it, and to clients that show plain text only.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { plainTextOf } from '../../server/src/lsp/plain-text.ts';
import { LspClient } from '../support/lsp-client.ts';

const SERVER = fileURLToPath(new URL('../../dist/server.js', import.meta.url));
const { version }: { version: string } = JSON.parse(
	readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
);
const URI = 'file:///x/samhainrc';

function start(...args: readonly string[]) {
	return spawnSync(process.execPath, [SERVER, ...args], { encoding: 'utf8', input: '' });
}

describe('the server by hand', () => {
	it('prints its version', () => {
		expect(start('--version')).toMatchObject({ status: 0, stdout: `${version}\n` });
	});

	it('prints how to start it', () => {
		expect(start('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('--stdio') });
	});
});

describe('a client', () => {
	let client: LspClient | undefined;
	afterEach(() => client?.kill());

	it('learns the version of the server', async () => {
		client = new LspClient();
		expect(await client.initialize({})).toMatchObject({ serverInfo: { name: 'samhain', version } });
	});

	it.each([
		['asked for', { notifications: true }, true],
		['did not ask for', { settings: {} }, false],
		['knew nothing of', undefined, false],
	])('that %s our own notifications', async (_how, initializationOptions, isTold) => {
		client = new LspClient();
		await client.initialize({}, { initializationOptions });
		const published = client.next('textDocument/publishDiagnostics');
		client.open(URI, '[Misc]\nSetLopTime=60\n');
		await published;
		await client.request('samhain/status', { uri: URI });
		const own = client.notifications.filter(({ method }) => method?.startsWith('samhain/'));
		expect(own.length > 0).toBe(isTold);
	});

	it('that shows plain text gets plain text', async () => {
		client = new LspClient();
		await client.initialize({ textDocument: { hover: { contentFormat: ['plaintext'] } } });
		client.open(URI, '[Misc]\nSetFileCheckTime=600\n');
		const hover = await client.request('textDocument/hover', {
			textDocument: { uri: URI },
			position: { line: 1, character: 3 },
		});
		const { contents }: { contents: { kind: string; value: string } } = JSON.parse(JSON.stringify(hover));
		expect(contents.kind).toBe('plaintext');
		expect(contents.value).toMatch(/^SetFileCheckTime\n/);
		expect(contents.value).not.toMatch(/\*\*|`|\]\(/);
	});

	it('gets a warning about settings for rules that do not exist', async () => {
		client = new LspClient();
		const warning = client.next('window/logMessage');
		await client.initialize(
			{ textDocument: { diagnostic: {} } },
			{ initializationOptions: { settings: { rules: { 'trailing-coment': 'off' } } } },
		);
		client.open(URI, '[Misc]\n');
		expect(JSON.stringify((await warning).params)).toContain('trailing-comment');
	});
});

describe('plain text', () => {
	it.each([
		['**bold** and `**code**`', "bold and '**code**'"],
		['[page](file:///a.md) · [b](c)', 'page (file:///a.md) · b (c)'],
		['### Title\n- `x`', "Title\n- 'x'"],
		['```\n@if x\n```', '@if x'],
		['a \\* b', 'a * b'],
	])('of %j is %j', (markdown, text) => {
		expect(plainTextOf(markdown)).toBe(text);
	});
});

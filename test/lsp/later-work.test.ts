// What costs more than a comparison waits in a long file until nobody asks for anything.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PLACEHOLDER_LINE } from '../../server/src/core/rules/example-entries.ts';
import { LspClient } from '../support/lsp-client.ts';

const URI = 'file:///w/yulerc';
const CAPABILITIES = {
	textDocument: { diagnostic: {} },
	workspace: { diagnostics: { refreshSupport: true } },
};
const FILLER = Array.from(
	{ length: 100 },
	(_, at) => `Client=c${at}.example.org@00000000@${String(at).padStart(48, 'A')}`,
).join('\n');

let client: LspClient;

beforeEach(() => {
	client = new LspClient();
});

afterEach(() => client.kill());

async function pullCodes(): Promise<readonly string[]> {
	const report = await client.request('textDocument/diagnostic', { textDocument: { uri: URI } });
	const { items } = report as { items: readonly { code: string }[] };
	return items.map(({ code }) => code).filter((code) => code === 'placeholder-client-entry');
}

describe('an entry of the built-in password', () => {
	it('is found at once in a short file', async () => {
		await client.initialize(CAPABILITIES);
		client.open(URI, `[Clients]\n${PLACEHOLDER_LINE}\n`, 'yulerc');
		expect(await pullCodes()).toEqual(['placeholder-client-entry']);
	});

	it('is found in a long file when the editor is idle', async () => {
		await client.initialize(CAPABILITIES);
		client.open(URI, `[Clients]\n${PLACEHOLDER_LINE}\n${FILLER}\n`, 'yulerc');
		const refresh = client.next('workspace/diagnostic/refresh');
		expect(await pullCodes()).toEqual([]);
		await refresh;
		expect(await pullCodes()).toEqual(['placeholder-client-entry']);
	});

	it.each([
		['short', 'at once', ''],
		['long', 'when the editor is idle', FILLER],
	])('is found in a %s file after the edit that makes it, %s', async (_length, when, filler) => {
		await client.initialize(CAPABILITIES);
		client.open(URI, `[Clients]\n#${PLACEHOLDER_LINE}\n${filler}\n`, 'yulerc');
		expect(await pullCodes()).toEqual([]);
		const refresh = client.next('workspace/diagnostic/refresh');
		client.change(URI, 2, [
			{ range: { start: { line: 1, character: 0 }, end: { line: 1, character: 1 } }, text: '' },
		]);
		if (when !== 'at once') {
			expect(await pullCodes()).toEqual([]);
			await refresh;
		}
		expect(await pullCodes()).toEqual(['placeholder-client-entry']);
	});
});

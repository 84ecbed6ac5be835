// Texts that nobody should write, over the protocol: everything that is asked is answered, edits go on working, and an
// edit that is taken back leaves what was said before. How the time grows is measured in `test/core/extremes.test.ts`.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LspClient } from '../support/lsp-client.ts';

const URI = 'file:///etc/samhain/samhainrc';
const textDocument = { uri: URI };
/** Far beyond what any of them takes; one that hangs takes for ever. */
const PATIENCE_MS = 60_000;

interface Shown {
	readonly code: string;
	readonly message: string;
	readonly range: { readonly start: { readonly line: number } };
}

let client: LspClient;

beforeEach(async () => {
	client = new LspClient();
	await client.initialize({
		textDocument: {
			diagnostic: {},
			codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
			documentSymbol: { hierarchicalDocumentSymbolSupport: true },
		},
	});
});

afterEach(() => client.kill());

async function pull(uri = URI): Promise<readonly Shown[]> {
	const report = await client.request('textDocument/diagnostic', { textDocument: { uri } });
	const { items }: { items: readonly Shown[] } = JSON.parse(JSON.stringify(report));
	return items;
}

/** What the server told of itself: nobody sees an error behind an answer that is merely empty. */
function errors(): readonly unknown[] {
	const logged = client.notifications.filter(({ method }) => method === 'window/logMessage');
	return logged.map(({ params }) => params).filter((params) => JSON.stringify(params).includes('"type":1'));
}

/** Asks everything about a place. */
async function askAll(line: number): Promise<void> {
	const place = { line, character: 1 };
	const methods = ['hover', 'completion', 'documentSymbol', 'foldingRange', 'codeAction'];
	for (const method of methods) {
		await client.request(`textDocument/${method}`, {
			textDocument,
			position: place,
			range: { start: place, end: place },
			context: { diagnostics: [] },
		});
	}
}

const CONFLICT = '<<<<<<< HEAD\nfile=/a\n||||||| base\nfile=/b\n=======\nfile=/c\n>>>>>>> other\n';

interface Extreme {
	readonly name: string;
	readonly make: () => string;
	/** A rule that finds something in it. */
	readonly rule: string;
	/** What is typed into its middle and taken back, one after the other. */
	readonly typed?: readonly string[];
}

const TYPED = ['S', '@end\n', '\n<<<<<<< HEAD\n', '\0', '\ud800'];
const NESTED = '@if hostname_matches ^web1$\n'.repeat(100_000);

const EXTREMES: readonly Extreme[] = [
	{
		name: 'NUL bytes',
		make: () => `[Misc]\n\0[Log]\n${'\0\nSetLopTime\0=6\0\n=\0\n'.repeat(200)}SetLopTime=60\n`,
		rule: 'unknown-option',
	},
	{
		name: 'halves of surrogate pairs',
		make: () => `[Misc]\n${'\ud800=\udc00\n\udc00\ud800\n[\udfff]\n'.repeat(200)}[Misc]\nSetLopTime=\ud83d\n`,
		rule: 'unknown-option',
	},
	{
		name: 'a line of 10 MB',
		make: () => `[Misc]\nSetLoopTime=${'1'.repeat(10_000_000)}\nSetLopTime=60\n`,
		rule: 'unknown-option',
	},
	{ name: '10 MB without a line end', make: () => 'x='.repeat(5_000_000), rule: 'overlong-line' },
	{
		name: '100,000 nested blocks',
		make: () => `[Misc]\n${NESTED}SetLopTime=60\n${'@end\n'.repeat(100_000)}`,
		rule: 'unknown-option',
		typed: ['@end\n'],
	},
	// Each of them is a finding, and there are more than are sent.
	{
		name: '100,000 open blocks',
		make: () => `[Misc]\n${NESTED}`,
		rule: 'unclosed-conditional',
		typed: ['S'],
	},
	{
		name: 'conflicts of a merge',
		make: () => `[ReadOnly]\n${CONFLICT.repeat(200)}`,
		rule: 'merge-conflict',
		typed: [...TYPED, '=======\n', '>>>>>>> other\n'],
	},
];

describe('a document with', () => {
	it.each(EXTREMES)(
		'$name is answered for and can be edited',
		async ({ make, rule, typed = TYPED }) => {
			const text = make();
			const middle = text.split('\n').length >> 1;
			client.open(URI, text);
			const before = await pull();
			expect(before.map(({ code }) => code)).toContain(rule);
			for (const { message } of before) expect(message.length).toBeLessThan(5000);
			await askAll(middle);
			const start = { line: middle, character: 0 };
			for (const [at, each] of typed.entries()) {
				client.change(URI, 2 + 2 * at, [{ range: { start, end: start }, text: each }]);
				await pull();
				await askAll(middle);
				const lines = each.split('\n');
				const end = { line: middle + lines.length - 1, character: lines.at(-1)?.length ?? 0 };
				client.change(URI, 3 + 2 * at, [{ range: { start, end }, text: '' }]);
			}
			expect(await pull()).toEqual(before);
			// And a whole new text, as after a change on disk.
			client.change(URI, 100, [{ text: '[Misc]\nSetLopTime=60\n' }]);
			expect((await pull()).map(({ code }) => code)).toEqual(['unknown-option']);
			client.change(URI, 101, [{ text }]);
			expect(await pull()).toEqual(before);
			expect(errors()).toEqual([]);
		},
		PATIENCE_MS,
	);
});

describe('bytes that are no UTF-8', () => {
	const BAD = Buffer.from([0xff, 0xfe, 0x80, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0xf8, 0x88]);

	/** A message in which `BYTES` stands for them. */
	function withBadBytes(method: string, params: unknown): Buffer {
		const [head = '', tail = ''] = JSON.stringify({ jsonrpc: '2.0', method, params }).split('BYTES');
		return Buffer.concat([Buffer.from(head), BAD, Buffer.from(tail)]);
	}

	it('in a message are taken for characters that nobody knows', async () => {
		const text = '[Misc]\nSetLopTime=BYTES\n';
		client.sendBytes(
			withBadBytes('textDocument/didOpen', {
				textDocument: { uri: URI, languageId: 'samhainrc', version: 1, text },
			}),
		);
		const before = await pull();
		expect(before.map(({ code }) => code)).toEqual(['unknown-option']);
		await askAll(1);
		const start = { line: 1, character: 0 };
		client.sendBytes(
			withBadBytes('textDocument/didChange', {
				textDocument: { uri: URI, version: 2 },
				contentChanges: [{ range: { start, end: start }, text: '#BYTES\n' }],
			}),
		);
		expect((await pull()).map(({ range }) => range.start.line)).toEqual([2]);
		client.change(URI, 3, [{ range: { start, end: { line: 2, character: 0 } }, text: '' }]);
		expect(await pull()).toEqual(before);
	});

	it('in a file of a deployment do not keep the others from being read', async () => {
		client.kill();
		const folder = mkdtempSync(join(tmpdir(), 'samhain-bytes-'));
		try {
			mkdirSync(join(folder, 'data'));
			const yulerc = '[Clients]\nClient=web1.example.org@0123456789ABCDEF@AB\n';
			writeFileSync(join(folder, 'yulerc'), yulerc);
			writeFileSync(join(folder, 'data/rc.web1.example.org'), BAD);
			writeFileSync(
				join(folder, 'data/rc.web2.example.org'),
				Buffer.concat([BAD, Buffer.from('\0\n[Misc]\n')]),
			);
			client = new LspClient();
			const told = client.next('samhain/deploymentChanged');
			await client.initialize(
				{ textDocument: { diagnostic: {} } },
				{
					workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'bytes' }],
					initializationOptions: { notifications: true },
				},
			);
			const uri = pathToFileURL(join(folder, 'yulerc')).href;
			client.open(uri, yulerc, 'yulerc');
			await told;
			expect((await pull(uri)).map(({ code }) => code)).toContain('malformed-client-entry');
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});

describe('a file with more lines than are read', () => {
	const TOO_MANY = '\n'.repeat(2_500_000);
	const SMALL = '[Misc]\nSetLopTime=60\n';

	it('is refused in words, and read again when its whole text is a smaller one', {
		timeout: PATIENCE_MS,
	}, async () => {
		const told = client.next('window/showMessage');
		client.open(URI, TOO_MANY);
		expect((await told).params).toMatchObject({
			message: 'samhainrc is not checked: it has more than 2,500,000 lines. Reduce it and open it again.',
		});
		expect(await pull()).toEqual([]);
		await askAll(1);
		client.change(URI, 2, [
			{ range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, text: 'x' },
		]);
		expect(await pull()).toEqual([]);
		client.change(URI, 3, [{ text: SMALL }]);
		expect((await pull()).map(({ code }) => code)).toEqual(['unknown-option']);
		expect(errors()).toEqual([]);
	});

	it('is refused when an edit makes it so', { timeout: PATIENCE_MS }, async () => {
		client.open(URI, SMALL);
		expect((await pull()).length).toBe(1);
		const told = client.next('window/showMessage');
		const end = { line: 2, character: 0 };
		client.change(URI, 2, [{ range: { start: end, end }, text: TOO_MANY }]);
		await told;
		expect(await pull()).toEqual([]);
		expect(errors()).toEqual([]);
	});
});

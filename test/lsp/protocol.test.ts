// The language server as it ships, spoken to in plain JSON-RPC: what a client of any editor meets.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LspClient, type Message } from '../support/lsp-client.ts';
import {
	type Action,
	as,
	PULLING,
	pullFrom,
	type Report,
	RISKY,
	textDocument,
	URI,
} from './protocol-document.ts';

let client: LspClient;

beforeEach(() => {
	client = new LspClient();
});

afterEach(() => client.kill());

const pull = (previousResultId?: string, uri?: string) => pullFrom(client, previousResultId, uri);

async function actionsAt(line: number, only?: string[]): Promise<Action[]> {
	const place = { line, character: 2 };
	return as(
		await client.request('textDocument/codeAction', {
			textDocument,
			range: { start: place, end: place },
			context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
		}),
	);
}

describe('the handshake', () => {
	it('announces what the server can do', async () => {
		const { capabilities } = as<{ capabilities: Record<string, unknown> }>(await client.initialize(PULLING));
		expect(capabilities).toMatchObject({
			textDocumentSync: { openClose: true, change: 2 },
			hoverProvider: true,
			completionProvider: { resolveProvider: true },
			documentSymbolProvider: true,
			foldingRangeProvider: true,
			diagnosticProvider: { identifier: 'samhain' },
		});
	});

	it('happens once', async () => {
		await client.initialize(PULLING);
		client.open(URI, RISKY, 'yulerc');
		expect(
			(await client.ask('initialize', { processId: null, rootUri: null, capabilities: {} })).error?.code,
		).toBe(-32600);
		expect((await pull()).items).toHaveLength(1);
	});

	it('refuses requests before it, and after shutdown', async () => {
		expect(
			(await client.ask('textDocument/hover', { textDocument, position: { line: 0, character: 0 } })).error
				?.code,
		).toBe(-32002);
		await client.initialize(PULLING);
		await client.ask('shutdown', undefined);
		const late = await client.ask('textDocument/hover', {
			textDocument,
			position: { line: 0, character: 0 },
		});
		expect(late.error?.code).toBe(-32600);
		client.notify('exit', undefined);
		expect(await client.exited).toBe(0);
	});

	it('ends with a failure when the client sends only exit', async () => {
		await client.initialize(PULLING);
		client.notify('exit', undefined);
		expect(await client.exited).toBe(1);
	});

	it('answers unknown methods with an error', async () => {
		await client.initialize(PULLING);
		expect((await client.ask('textDocument/implementation', { textDocument })).error?.code).toBe(-32601);
	});
});

describe('diagnostics on request', () => {
	it('are one sentence, with a code that links to its page; the hover says why and what to do', async () => {
		await client.initialize(PULLING);
		client.open(URI, RISKY, 'yulerc');
		const { items, kind } = await pull();
		expect(kind).toBe('full');
		const [item] = items;
		expect(item).toMatchObject({ code: 'risky-client-from-accept', source: 'samhain', severity: 2 });
		expect(item?.message).toBe(
			"'SetClientFromAccept' is on ('yes'): the server identifies clients by the address they connect from.",
		);
		const position = { line: 1, character: 21 };
		const hover = JSON.stringify(await client.request('textDocument/hover', { textDocument, position }));
		expect(hover).toContain('The peer of the connection may not be the client');
		expect(hover).toContain('Turn it off');
		expect(hover).not.toContain('identifies clients by the address');
		expect(item?.codeDescription?.href).toMatch(
			/^file:.*\/docs\/generated\/rules\/risky-client-from-accept\.md$/,
		);
	});

	it('link to where the client shows pages', async () => {
		await client.initialize(PULLING, { initializationOptions: { ruleUri: 'samhain-docs:/rules/{id}' } });
		client.open(URI, RISKY, 'yulerc');
		expect((await pull()).items[0]?.codeDescription?.href).toBe(
			'samhain-docs:/rules/risky-client-from-accept',
		);
	});

	it('are unchanged until something changes', async () => {
		await client.initialize(PULLING);
		client.open(URI, RISKY, 'yulerc');
		const first = await pull();
		expect(await pull(first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
		client.change(URI, 2, [
			{ range: { start: { line: 1, character: 20 }, end: { line: 1, character: 23 } }, text: 'no' },
		]);
		expect(await pull(first.resultId)).toMatchObject({ kind: 'full', items: [] });
	});

	it('are not made for a version that is outdated already', async () => {
		await client.initialize(PULLING);
		client.open(URI, RISKY, 'yulerc');
		await pull();
		const change = (version: number, text: string): Record<string, unknown> => ({
			jsonrpc: '2.0',
			method: 'textDocument/didChange',
			params: { textDocument: { uri: URI, version }, contentChanges: [{ text }] },
		});
		const early = client.prepare('textDocument/diagnostic', { textDocument });
		const late = client.prepare('textDocument/diagnostic', { textDocument });
		client.send(change(2, '[Server]\nX'), early.message, change(3, RISKY), late.message);
		expect((await early.reply).error).toMatchObject({ code: -32802, data: { retriggerRequest: true } });
		expect(as<Report>((await late.reply).result).items).toHaveLength(1);
	});
});

describe('diagnostics for clients that do not ask', () => {
	it('come by themselves with the version, and go with the document', async () => {
		await client.initialize({});
		const opened = client.next('textDocument/publishDiagnostics');
		client.open(URI, RISKY, 'yulerc');
		expect((await opened).params).toMatchObject({
			uri: URI,
			version: 1,
			diagnostics: [{ code: 'risky-client-from-accept' }],
		});
		const changed = client.next(
			'textDocument/publishDiagnostics',
			(params) => as<{ version: number }>(params).version === 2,
		);
		client.change(URI, 2, [{ text: '[Server]\n' }]);
		expect((await changed).params).toMatchObject({ diagnostics: [] });
		const closed = client.next('textDocument/publishDiagnostics');
		client.notify('textDocument/didClose', { textDocument });
		expect((await closed).params).toMatchObject({ uri: URI, diagnostics: [] });
	});
});

describe('text synchronisation', () => {
	const outline = async (): Promise<string[]> =>
		as<{ name: string }[]>(await client.request('textDocument/documentSymbol', { textDocument })).map(
			({ name }) => name,
		);

	it('takes several changes in one notification, each on what the one before left', async () => {
		await client.initialize(PULLING);
		client.open(URI, '[Misc]\n', 'yulerc');
		client.change(URI, 2, [
			{ range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, text: '[Log]\n' },
			{ range: { start: { line: 1, character: 1 }, end: { line: 1, character: 4 } }, text: 'Mail' },
		]);
		expect(await outline()).toEqual(['[Misc]', '[Mail]']);
	});

	it.each([
		[
			'beyond the end of a line that ends with CRLF',
			'[Misc]\r\n[Log]\r\n',
			{ line: 0, character: 99 },
			' ',
			['[Misc]', '[Log]'],
		],
		['beyond the end of the text', '[Misc]\n', { line: 99, character: 99 }, '[Log]\n', ['[Misc]', '[Log]']],
		['at a place that no text has', '[Misc]\n', { line: -1, character: -5 }, '[Log]\n', ['[Log]', '[Misc]']],
	])('clamps positions %s', async (_name, text, place, inserted, expected) => {
		await client.initialize(PULLING);
		client.open(URI, text, 'yulerc');
		client.change(URI, 2, [{ range: { start: place, end: place }, text: inserted }]);
		expect(await outline()).toEqual(expected);
	});

	it('counts lines as the protocol does where a CR stands alone', async () => {
		await client.initialize(PULLING);
		// To the protocol these are four lines, to the daemon three: a CR is white space to it.
		client.open(URI, '# a\r# b\n[Server]\nSetClientFromAccept=yes\n', 'yulerc');
		const [item] = (await pull()).items;
		expect(item?.range.start).toEqual({ line: 3, character: 20 });
		client.change(URI, 2, [
			{ range: { start: { line: 3, character: 20 }, end: { line: 3, character: 23 } }, text: 'no' },
		]);
		expect((await pull()).items).toEqual([]);
		client.change(URI, 3, [
			{ range: { start: { line: 0, character: 3 }, end: { line: 1, character: 0 } }, text: '' },
		]);
		client.change(URI, 4, [
			{ range: { start: { line: 2, character: 20 }, end: { line: 2, character: 22 } }, text: 'yes' },
		]);
		expect((await pull()).items[0]?.range.start).toEqual({ line: 2, character: 20 });
	});

	it('gives nothing for documents that are not open', async () => {
		await client.initialize(PULLING);
		const position = { line: 0, character: 0 };
		expect(await pull()).toEqual({ kind: 'full', items: [] });
		for (const method of [
			'textDocument/hover',
			'textDocument/completion',
			'textDocument/documentSymbol',
			'textDocument/foldingRange',
		])
			expect(await client.request(method, { textDocument, position })).toBeNull();
	});

	it('goes on after messages that make no sense', async () => {
		await client.initialize(PULLING);
		client.open(URI, RISKY, 'yulerc');
		client.notify('textDocument/didChange', {});
		client.notify('textDocument/didChange', { textDocument, contentChanges: [{ range: {}, text: 1 }] });
		client.notify('textDocument/didOpen', null);
		await client.ask('textDocument/hover', null);
		await client.ask('textDocument/hover', { textDocument, position: 'here' });
		client.open(URI, RISKY, 'yulerc', 9);
		expect((await pull()).items).toHaveLength(1);
	});
});

describe('hover and completion', () => {
	it('answer at a place', async () => {
		await client.initialize(PULLING, { initializationOptions: { hoverPageUri: 'page:{page}' } });
		client.open(URI, RISKY, 'yulerc');
		const hover = as<{ contents: { kind: string; value: string } }>(
			await client.request('textDocument/hover', { textDocument, position: { line: 1, character: 3 } }),
		);
		expect(hover.contents.kind).toBe('markdown');
		expect(hover.contents.value).toContain('**SetClientFromAccept**');
		const page = '(page:guidance%2Fauthentication-2 "Open the page")';
		expect(hover.contents.value).toContain(`[Authentication 2: Not in client list]${page}`);
	});

	it('names a rule once, by what the link leads to', async () => {
		await client.initialize(PULLING, { initializationOptions: { hoverPageUri: 'page:{page}' } });
		client.open(URI, RISKY, 'yulerc');
		const hover = as<{ contents: { value: string } }>(
			await client.request('textDocument/hover', { textDocument, position: { line: 1, character: 22 } }),
		);
		expect(hover.contents.value).toContain(
			'[About this rule](page:rules%2Frisky-client-from-accept "Open the page")',
		);
		expect(hover.contents.value.match(/guidance%2Fauthentication-2/g)).toHaveLength(1);
	});

	it('opens the list of values behind an accepted name in VS Code, and runs no command elsewhere', async () => {
		const first = async (): Promise<{ command?: { command: string } } | undefined> => {
			client.open(URI, '[Server]\nSetClientFrom\n', 'yulerc');
			const position = { line: 1, character: 13 };
			const result = await client.request('textDocument/completion', { textDocument, position });
			return as<{ items: { label: string; command?: { command: string } }[] }>(result).items.find(
				({ label }) => label === 'SetClientFromAccept',
			);
		};
		await client.initialize(PULLING);
		expect(await first()).not.toHaveProperty('command');
		client.kill();
		client = new LspClient();
		await client.initialize(PULLING, { clientInfo: { name: 'Visual Studio Code' } });
		expect((await first())?.command?.command).toBe('editor.action.triggerSuggest');
	});

	it('documents an item when it is looked at', async () => {
		await client.initialize(PULLING);
		client.open(URI, '[Server]\nSetClient\n', 'yulerc');
		const { items } = as<{ items: { label: string; textEdit: { newText: string } }[] }>(
			await client.request('textDocument/completion', { textDocument, position: { line: 1, character: 9 } }),
		);
		const item = items.find(({ label }) => label === 'SetClientFromAccept');
		expect(item).toMatchObject({ textEdit: { newText: 'SetClientFromAccept=' } });
		expect(item).not.toHaveProperty('documentation');
		expect(await client.request('completionItem/resolve', item)).toMatchObject({
			documentation: { kind: 'markdown', value: expect.stringContaining('Read by: a server') },
		});
	});
});

describe('code actions', () => {
	it('fix, lead to the guidance, and silence', async () => {
		await client.initialize(PULLING, {
			initializationOptions: { openGuidanceCommand: 'samhain.openGuidance' },
		});
		client.open(URI, RISKY, 'yulerc');
		const actions = await actionsAt(1);
		const titles = actions.map(({ title }) => title);
		expect(titles).toContain('Open guidance: Authentication 2: Not in client list');
		expect(titles).toContain('Disable risky-client-from-accept for this line');
		expect(actions.find(({ command }) => command !== undefined)?.command).toMatchObject({
			command: 'samhain.openGuidance',
			arguments: ['authentication-2'],
		});
		const fix = actions.find(({ edit, title }) => edit !== undefined && !title.startsWith('Disable'));
		expect(Object.keys(fix?.edit?.changes ?? {})).toEqual([URI]);
		expect(fix?.diagnostics?.[0]?.code).toBe('risky-client-from-accept');
	});

	it('open guidance through the server where the client has no command but shows documents', async () => {
		await client.initialize({ ...PULLING, window: { showDocument: { support: true } } });
		client.open(URI, RISKY, 'yulerc');
		const command = (await actionsAt(1)).find((action) => action.command !== undefined)?.command;
		const shown = new Promise((resolve) => {
			client.answers.set('window/showDocument', (params) => {
				resolve(params);
				return { success: true };
			});
		});
		await client.request('workspace/executeCommand', command);
		expect(await shown).toMatchObject({
			uri: expect.stringMatching(/\/docs\/guidance\/authentication-2\.md$/),
		});
	});

	it('open guidance as a message with the whole text where the client shows no documents', async () => {
		await client.initialize(PULLING);
		client.open(URI, RISKY, 'yulerc');
		const command = (await actionsAt(1)).find((action) => action.command !== undefined)?.command;
		const shown = client.next('window/showMessage');
		const answer = await client.request('workspace/executeCommand', command);
		const title = 'Authentication 2: Not in client list';
		const page = { title, uri: expect.stringMatching(/\/docs\/guidance\/authentication-2\.md$/) };
		expect(answer).toMatchObject({ ...page, text: expect.stringContaining('How to fix:') });
		const { message }: { message: string } = JSON.parse(JSON.stringify((await shown).params));
		expect(message).toMatch(new RegExp(`^${title}\\n`));
		expect(message).toContain('How to fix:');
		// Lists of other pages are of no use without links.
		expect(message).not.toContain('Related messages:');
		expect(message).toMatch(/This page: file:\/\/.*\/authentication-2\.md$/);
		expect(message).not.toMatch(/\*\*|\]\(|^#/m);
	});

	it('show the guidance as a message where the client cannot show a document after all', async () => {
		await client.initialize({ ...PULLING, window: { showDocument: { support: true } } });
		client.answers.set('window/showDocument', () => ({ success: false }));
		const shown = client.next('window/showMessage');
		await client.request('workspace/executeCommand', {
			command: 'samhain.server.openPage',
			arguments: ['connecting-1'],
		});
		expect(await shown).toMatchObject({ params: { type: 3 } });
	});

	it.each([[['no-such-page']], [[]], [[7]], [['../../etc/passwd']]])(
		'open nothing for the arguments %j',
		async (args) => {
			await client.initialize(PULLING);
			const answer = await client.request('workspace/executeCommand', {
				command: 'samhain.server.openPage',
				arguments: args,
			});
			expect(answer).toBeNull();
			expect(client.notifications.map(({ method }) => method)).not.toContain('window/showMessage');
		},
	);

	it('are those of the line for the word at the cursor, which some editors send, and those of a mark for the mark', async () => {
		await client.initialize(PULLING);
		client.open(URI, '[Server]\nSetClientFromAccept=yes\n[Misc]\nSetLopTime=6x # why\n', 'yulerc');
		const rulesIn = async (line: number, from: number, to: number): Promise<string[]> => {
			const range = { start: { line, character: from }, end: { line, character: to } };
			const context = { diagnostics: [] };
			const actions = as<Action[]>(
				await client.request('textDocument/codeAction', { textDocument, range, context }),
			);
			const codes = actions.flatMap(({ diagnostics }) => diagnostics?.map(({ code }) => code) ?? []);
			return [...new Set(codes)];
		};
		expect(await rulesIn(1, 0, 19)).toEqual(['risky-client-from-accept']);
		expect(await rulesIn(0, 0, 8)).toEqual([]);
		const report = await pullFrom(client);
		const inLine = report.items.filter(({ range }) => range.start.line === 3);
		for (const { range, code } of inLine)
			expect(await rulesIn(3, range.start.character + 1, range.end.character - 1)).toEqual([code]);
	});

	it('are of the kind that was asked for', async () => {
		await client.initialize(PULLING);
		client.open(URI, RISKY, 'yulerc');
		for (const action of await actionsAt(1, ['source.fixAll']))
			expect(action.kind).toBe('source.fixAll.samhain');
		for (const action of await actionsAt(1, ['refactor'])) expect(action.kind).toBe('refactor.rewrite');
		expect(await actionsAt(1, ['source.organizeImports'])).toEqual([]);
	});
});

describe('cancellation', () => {
	it('is answered as such', async () => {
		await client.initialize(PULLING);
		client.open(URI, RISKY, 'yulerc');
		const { message, reply } = client.prepare('textDocument/hover', {
			textDocument,
			position: { line: 1, character: 1 },
		});
		const cancel = { jsonrpc: '2.0', method: '$/cancelRequest', params: { id: message.id } };
		client.send(message, cancel);
		const answer: Message = await reply;
		expect(answer.error?.code).toBe(-32800);
	});
});

// Random messages, sensible and not, in any order: every request is answered, and the text that results is analysed as
// if it had been opened like that.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LspClient, type Message } from '../support/lsp-client.ts';
import { pick, seeded } from '../support/random-edits.ts';

/** Messages per run; longer runs pass their own number. */
const MESSAGES = Number(process.env['MESSAGES'] ?? 600);
const URIS = ['file:///a/samhainrc', 'file:///b/yulerc', 'untitled:Untitled-1', 'nonsense'] as const;
const METHODS = [
	'hover',
	'completion',
	'diagnostic',
	'documentSymbol',
	'foldingRange',
	'codeAction',
	'formatting',
	'rangeFormatting',
	'onTypeFormatting',
	'semanticTokens/full',
	'semanticTokens/full/delta',
	'semanticTokens/range',
	'inlayHint',
	'signatureHelp',
	'codeLens',
	'definition',
	'documentHighlight',
	'documentLink',
	'linkedEditingRange',
	'prepareRename',
	'references',
	'rename',
	'selectionRange',
] as const;
const TEXTS = [
	'',
	'\n',
	'\r',
	'\r\n',
	'[Misc]\n',
	'[Clients]\nClient=a@b@c\n',
	'Client=A@B@C',
	'@if file_exists /x\n',
	'@end\n',
	'SetLoopTime=60\n',
	'#',
	'\ud800',
	'=',
	'[EOF]\n',
	'%SCHEDULE_TWO\n',
	'RedefReadOnly=+CHK\n',
	'<% if %>\n',
] as const;

let client: LspClient;

beforeEach(() => {
	client = new LspClient();
});

afterEach(() => client.kill());

async function report(server: LspClient, uri: string): Promise<unknown> {
	const { result } = await server.ask('textDocument/diagnostic', { textDocument: { uri } });
	const { items }: { items: unknown } = JSON.parse(JSON.stringify(result));
	return items;
}

describe('random messages', () => {
	it.each([1, 2, 3])('leave no request unanswered: run %i', async (seed) => {
		const random = seeded(seed);
		const number = (limit: number): number => Math.floor(random() * limit) - (random() < 0.05 ? 3 : 0);
		const place = (): unknown => (random() < 0.02 ? null : { line: number(12), character: number(30) });
		const replies: Promise<Message>[] = [];
		await client.initialize({ textDocument: { diagnostic: {} } });
		for (let at = 0; at < MESSAGES; at++) {
			const uri = pick(random, URIS);
			const choice = random();
			if (choice < 0.05) client.open(uri, pick(random, TEXTS) + pick(random, TEXTS), 'samhainrc', at);
			else if (choice < 0.06) client.notify('textDocument/didClose', { textDocument: { uri } });
			else if (choice < 0.5) {
				const range = random() < 0.05 ? undefined : { start: place(), end: place() };
				client.change(uri, at, [{ ...(range === undefined ? {} : { range }), text: pick(random, TEXTS) }]);
			} else if (choice < 0.52)
				client.notify(`textDocument/${pick(random, ['didSave', 'didOpen', 'nothing'])}`, {});
			else {
				const context = { diagnostics: [], only: random() < 0.3 ? ['source.fixAll'] : undefined };
				const range = { start: place(), end: place() };
				const name = { newName: pick(random, TEXTS), positions: [place(), place()] };
				const more = { ch: '\n', options: { tabSize: number(9), insertSpaces: random() < 0.5 } };
				const params = { textDocument: { uri }, position: place(), range, context, ...more, ...name };
				const { message, reply } = client.prepare(`textDocument/${pick(random, METHODS)}`, params);
				client.send(message);
				if (random() < 0.1) client.notify('$/cancelRequest', { id: message.id });
				replies.push(reply);
			}
		}
		for (const reply of await Promise.all(replies))
			expect('result' in reply || reply.error !== undefined).toBe(true);
		expect(await client.request('samhain/status', { uri: 'nonsense:/never' })).toBeNull();
	});

	it('leave the analysis of the text that results', async () => {
		const random = seeded(7);
		const uri = URIS[1];
		await client.initialize({ textDocument: { diagnostic: {} } });
		client.open(uri, '', 'yulerc', 0);
		let text = '';
		for (let version = 1; version <= MESSAGES / 3; version++) {
			// Positions without line ends that stand alone, so that this model of the text can stay a simple one.
			const offset = Math.floor(random() * (text.length + 1));
			const end = Math.min(text.length, offset + Math.floor(random() * 6));
			const inserted = pick(random, TEXTS).replaceAll('\r', '');
			const range = { start: positionIn(text, offset), end: positionIn(text, end) };
			client.change(uri, version, [{ range, text: inserted }]);
			if (random() < 0.3) await report(client, uri);
			text = text.slice(0, offset) + inserted + text.slice(end);
		}
		const fresh = 'file:///fresh/yulerc';
		client.open(fresh, text, 'yulerc');
		const expected = JSON.stringify(await report(client, fresh)).replaceAll(fresh, uri);
		expect(JSON.stringify(await report(client, uri))).toBe(expected);
	});
});

function positionIn(text: string, offset: number): { line: number; character: number } {
	const lines = text.slice(0, offset).split('\n');
	return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

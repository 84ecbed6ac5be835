// Clients that count in bytes or in characters: the same texts and edits, told in their units, lead to the same answers.
// What a position means is computed here by Node's own encoders, not by the server's code.
import { Buffer } from 'node:buffer';
import { afterEach, describe, expect, it } from 'vitest';
import { type InProcessClient, type InProcessOptions, startInProcess } from '../support/in-process-server.ts';
import { pick, seeded } from '../support/random-edits.ts';

const ENCODINGS = ['utf-16', 'utf-8', 'utf-32'] as const;
type Encoding = (typeof ENCODINGS)[number];
const URI = 'file:///etc/samhainrc';

/** Letters of one, two, three and four bytes. */
const LETTERS = ['a', '/', ' ', 'ä', 'ß', '€', '日', '𝄞', '😀'] as const;
const WORDS = [
	'[ReadOnly]',
	'[Misc]',
	'[Nonsense]',
	'file=/etc/',
	'dir=2/sr',
	'SetFileCheckTime=',
	'SetLopTime=60 ',
	'# ',
	'@if file_exists /',
	'@end',
	'file=/ä€𝄞 # why',
] as const;
const ENDS = ['\n', '\n', '\n', '\r\n', '\r'] as const;

interface Position {
	readonly line: number;
	readonly character: number;
}

let clients: InProcessClient[] = [];
afterEach(() => {
	for (const client of clients) client.close();
	clients = [];
});

async function start(encoding: Encoding, options: InProcessOptions = {}): Promise<InProcessClient> {
	const client = await startInProcess({
		...options,
		params: {
			...options.params,
			capabilities: {
				textDocument: {
					diagnostic: {},
					documentSymbol: { hierarchicalDocumentSymbolSupport: true },
					codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
				},
				general: { positionEncodings: [encoding, 'utf-16'] },
			},
		},
	});
	clients.push(client);
	return client;
}

/** The lines of a text as the protocol counts them. */
function linesOf(text: string): string[] {
	return text.split(/\r\n|\n|\r/);
}

/** How much a text counts. */
function lengthIn(text: string, encoding: Encoding): number {
	if (encoding === 'utf-8') return Buffer.byteLength(text, 'utf8');
	return encoding === 'utf-32' ? Array.from(text).length : text.length;
}

/** A position in UTF-16 in another encoding. */
function told(lines: readonly string[], { line, character }: Position, encoding: Encoding): Position {
	return { line, character: lengthIn((lines[line] ?? '').slice(0, character), encoding) };
}

/** A position that a server sent, in UTF-16. */
function understood(lines: readonly string[], { line, character }: Position, encoding: Encoding): Position {
	const text = lines[line] ?? '';
	let at = 0;
	for (const letter of text) {
		if (lengthIn(text.slice(0, at), encoding) >= character) break;
		at += letter.length;
	}
	// The end of a line that ends in CR LF may be after the CR, which no client sees.
	if (at === text.length && lengthIn(text, encoding) + 1 === character) return { line, character: at + 1 };
	expect(lengthIn(text.slice(0, at), encoding), JSON.stringify(text)).toBe(character);
	return { line, character: at };
}

/** An answer with every position in UTF-16. */
function inUtf16(answer: unknown, lines: readonly string[], encoding: Encoding): unknown {
	if (Array.isArray(answer)) return answer.map((one) => inUtf16(one, lines, encoding));
	if (typeof answer !== 'object' || answer === null) return answer;
	const fields = { ...answer };
	if ('line' in fields && 'character' in fields)
		return understood(lines, { line: Number(fields.line), character: Number(fields.character) }, encoding);
	return Object.fromEntries(
		Object.entries(fields).map(([key, value]) => [key, inUtf16(value, lines, encoding)]),
	);
}

/** Semantic tokens as places in UTF-16. */
function tokensInUtf16(data: readonly number[], lines: readonly string[], encoding: Encoding): unknown[] {
	const out = [];
	let line = 0;
	let character = 0;
	for (let at = 0; at < data.length; at += 5) {
		const lineStep = data[at] ?? 0;
		line += lineStep;
		character = (lineStep === 0 ? character : 0) + (data[at + 1] ?? 0);
		const from = understood(lines, { line, character }, encoding);
		const to = understood(lines, { line, character: character + (data[at + 2] ?? 0) }, encoding);
		out.push([from, to.character, data[at + 3]]);
	}
	return out;
}

/** A client's text at random, and edits of it. */
function randomText(random: () => number): string {
	let text = '';
	for (let count = 0; count < 12; count++) {
		text += pick(random, WORDS);
		for (let letters = Math.floor(random() * 4); letters > 0; letters--) text += pick(random, LETTERS);
		text += pick(random, ENDS);
	}
	return text;
}

/** A place at random that is in no middle of a character. */
function randomPosition(random: () => number, lines: readonly string[]): Position {
	const line = Math.floor(random() * lines.length);
	const letters = Array.from(lines[line] ?? '');
	return { line, character: letters.slice(0, Math.floor(random() * (letters.length + 1))).join('').length };
}

function edited(text: string, start: Position, end: Position, insert: string): string {
	const starts = [0];
	for (const found of text.matchAll(/\r\n|\n|\r/g)) starts.push(found.index + found[0].length);
	const offset = ({ line, character }: Position): number => (starts[line] ?? 0) + character;
	return text.slice(0, offset(start)) + insert + text.slice(offset(end));
}

describe('the units of columns', () => {
	it.each([
		[['utf-8', 'utf-16'], 'utf-8'],
		[['utf-32', 'utf-8'], 'utf-32'],
		[['utf-16', 'utf-8'], 'utf-16'],
		[['utf-7'], 'utf-16'],
		['utf-8', 'utf-16'],
		[undefined, 'utf-16'],
	])('a client that offers %j gets %s', async (positionEncodings, expected) => {
		const client = await startInProcess({ params: { capabilities: { general: { positionEncodings } } } });
		clients.push(client);
		expect(client.capabilities.positionEncoding).toBe(expected);
	});

	it('a client that cannot offer any can still name one', async () => {
		const client = await startInProcess({ params: { initializationOptions: { positionEncoding: 'utf-8' } } });
		clients.push(client);
		expect(client.capabilities.positionEncoding).toBe('utf-8');
	});

	it('are bytes in findings, edits and tokens of a client that wants bytes', async () => {
		const { connection } = await start('utf-8');
		const text = '[ReadOnly]\nfile=/ä€𝄞 # why\n';
		await connection.sendNotification('textDocument/didOpen', {
			textDocument: { uri: URI, languageId: 'samhainrc', version: 1, text },
		});
		const report: { items: { range: unknown; code: string }[] } = await connection.sendRequest(
			'textDocument/diagnostic',
			{ textDocument: { uri: URI } },
		);
		// `file=/` are 6 bytes, the letters 2, 3 and 4.
		expect(report.items.map(({ code, range }) => ({ code, range }))).toContainEqual({
			code: 'trailing-comment',
			range: { start: { line: 1, character: 16 }, end: { line: 1, character: 21 } },
		});
		const { data }: { data: number[] } = await connection.sendRequest('textDocument/semanticTokens/full', {
			textDocument: { uri: URI },
		});
		expect(data.slice(5 * 2).filter((_, at) => at % 5 === 2)).toContain(16);
	});

	it.each([1, 2, 3, 4])(
		'change nothing but the numbers, over random texts and edits (seed %i)',
		async (seed) => {
			const random = seeded(seed);
			const servers = await Promise.all(
				ENCODINGS.map(async (encoding) => ({ encoding, ...(await start(encoding)) })),
			);
			let text = randomText(random);
			await Promise.all(
				servers.map(({ connection }) =>
					connection.sendNotification('textDocument/didOpen', {
						textDocument: { uri: URI, languageId: 'samhainrc', version: 1, text },
					}),
				),
			);
			const resultIds = new Map<Encoding, string>();
			const held = new Map<Encoding, number[]>();
			for (let version = 2; version < 27; version++) {
				const before = linesOf(text);
				const [one, two] = [randomPosition(random, before), randomPosition(random, before)];
				const isForward = one.line < two.line || (one.line === two.line && one.character <= two.character);
				const start = isForward ? one : two;
				// Mostly within one line, so that a text remains.
				const end = random() < 0.2 ? (isForward ? two : one) : start;
				const insert =
					random() < 0.5
						? pick(random, LETTERS)
						: `${pick(random, WORDS)}${pick(random, LETTERS)}${pick(random, ENDS)}`;
				text = edited(text, start, end, insert);
				const lines = linesOf(text);
				const place = randomPosition(random, lines);
				const answers = await Promise.all(
					servers.map(async ({ encoding, connection }) => {
						await connection.sendNotification('textDocument/didChange', {
							textDocument: { uri: URI, version },
							contentChanges: [
								{
									range: { start: told(before, start, encoding), end: told(before, end, encoding) },
									text: insert,
								},
							],
						});
						const position = told(lines, place, encoding);
						const range = { start: position, end: position };
						const textDocument = { uri: URI };
						const ask = async (method: string, params: object = {}): Promise<unknown> =>
							inUtf16(
								await connection.sendRequest(`textDocument/${method}`, { textDocument, position, ...params }),
								lines,
								encoding,
							);
						const full: {
							resultId?: string;
							data?: number[];
							edits?: { start: number; deleteCount: number; data: number[] }[];
						} = await connection.sendRequest(
							`textDocument/semanticTokens/full${resultIds.has(encoding) ? '/delta' : ''}`,
							{ textDocument, previousResultId: resultIds.get(encoding) },
						);
						const data = full.data ?? [...(held.get(encoding) ?? [])];
						for (const edit of full.edits ?? []) data.splice(edit.start, edit.deleteCount, ...edit.data);
						held.set(encoding, data);
						resultIds.set(encoding, full.resultId ?? '');
						const all = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
						const part: { data: number[] } = await connection.sendRequest(
							'textDocument/semanticTokens/range',
							{
								textDocument,
								range: all,
							},
						);
						const tokens = tokensInUtf16(part.data, lines, encoding);
						expect(tokensInUtf16(data, lines, encoding)).toEqual(tokens);
						const context = { diagnostics: [] };
						return {
							tokens,
							diagnostic: { ...Object(await ask('diagnostic')), resultId: '' },
							hover: await ask('hover'),
							completion: await ask('completion'),
							symbols: await ask('documentSymbol'),
							actions: await ask('codeAction', { range, context }),
							fixAll: await ask('codeAction', {
								range,
								context: { diagnostics: [], only: ['source.fixAll'] },
							}),
							formatting: await ask('formatting', { options: { tabSize: 4, insertSpaces: false } }),
							highlights: await ask('documentHighlight'),
							definition: await ask('definition'),
							references: await ask('references', { context: { includeDeclaration: true } }),
							selection: await ask('selectionRange', { positions: [position] }),
							prepareRename: await ask('prepareRename'),
							hints: await ask('inlayHint', { range: all }),
							links: await ask('documentLink'),
						};
					}),
				);
				expect(answers[1], JSON.stringify(text)).toEqual(answers[0]);
				expect(answers[2], JSON.stringify(text)).toEqual(answers[0]);
			}
		},
	);
});

// What a long session costs: after thousands of edits, with findings and hovers asked for between them, the server holds
// on to no more than after some. Memory is compared with itself, in the same state of the same text.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TextChange } from '../../server/src/core/text/edit.ts';
import { LspClient } from '../support/lsp-client.ts';
import { randomEdit, seeded } from '../support/random-edits.ts';

/** Edits per run; longer runs pass their own number. */
const EDITS = Number(process.env['EDITS'] ?? 10_000);
/** When everything that is kept for good, such as tables of the catalogue, has been made. */
const SETTLED = 2000;
/** Edits until the text is put back to what it was. */
const ROUND = 100;
const EDITS_PER_NEW_NAME = 5;
const EDITS_PER_PULL = 8;
const EDITS_PER_HOVER = 20;
/** Less than 30 bytes for each edit: nothing that was typed is held. */
const MAX_GROWTH = 1.02;

let client: LspClient;

beforeEach(async () => {
	client = new LspClient(['--stdio'], undefined, true);
	await client.initialize({ textDocument: { diagnostic: {} } });
});

afterEach(() => client.kill());

/** The lines of a text, as the client of the server has them. */
class ClientText {
	#lines: string[];

	constructor(text: string) {
		this.#lines = text.split('\n');
	}

	get lineCount(): number {
		return this.#lines.length;
	}

	lengthOf(line: number): number {
		return this.#lines[line]?.length ?? 0;
	}

	apply({ start, end, text }: TextChange): void {
		const first = this.#lines[start.line] ?? '';
		const last = this.#lines[end.line] ?? '';
		const changed = first.slice(0, start.column) + text + last.slice(end.column);
		this.#lines.splice(start.line, end.line - start.line + 1, ...changed.split('\n'));
	}
}

/** Names that come once and never again: a server that kept what it knows of each would grow with them. */
function newName(edit: number): string {
	return edit % 2 === 0 ? `[Section${edit}]` : `Client=host${edit}.example.org@0123456789ABCDEF@AB`;
}

it.each(['samhainrc', 'yulerc'])(
	'is flat in a %s',
	async (language) => {
		const original = readFileSync(new URL(`../../sample/${language}`, import.meta.url), 'utf8');
		const uri = `file:///a/${language}`;
		const textDocument = { uri };
		let random = seeded(1);
		let mine = new ClientText(original);
		let settledBytes = 0;
		client.open(uri, original, language);
		for (let edit = 1; edit <= EDITS; edit++) {
			if (edit % ROUND === 0) {
				client.change(uri, edit + 1, [{ text: original }]);
				mine = new ClientText(original);
				// The same edits over and over: answers that are kept for a while are there after the first of these rounds.
				if (edit % (SETTLED / 2) === 0) random = seeded(1);
			} else {
				const typed = randomEdit(random, mine.lineCount, (line) => mine.lengthOf(line));
				const change = edit % EDITS_PER_NEW_NAME === 1 ? { ...typed, text: `\n${newName(edit)}\n` } : typed;
				const { start, end, text } = change;
				const range = {
					start: { line: start.line, character: start.column },
					end: { line: end.line, character: end.column },
				};
				client.change(uri, edit + 1, [{ range, text }]);
				mine.apply(change);
			}
			if (edit % EDITS_PER_PULL === 0) await client.request('textDocument/diagnostic', { textDocument });
			if (edit % EDITS_PER_HOVER === 0) {
				const position = { line: Math.floor(random() * mine.lineCount), character: 3 };
				await client.request('textDocument/hover', { textDocument, position });
			}
			if (edit === SETTLED) settledBytes = await client.heldBytes();
		}
		expect(await client.heldBytes()).toBeLessThan(settledBytes * MAX_GROWTH);
	},
	60_000 + EDITS * 10,
);

// Edits of the protocol on our lines: the text must be the one that the protocol's own document makes of them, whatever
// line ends there are and wherever the positions point.
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { languageOf } from '../../server/src/core/service/language.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/settings/settings.ts';
import { OpenDocument } from '../../server/src/lsp/documents.ts';
import { fileNameOf } from '../../server/src/lsp/uris.ts';
import { pick, seeded } from '../support/random-edits.ts';

const PIECES = [
	'\n',
	'\r\n',
	'\r',
	'[Misc]',
	'a=b',
	'',
	'\n\r',
	'\r\r\n',
	'x\ny',
	'\ud83d\ude00',
	'\ud800',
	'#\r\n#',
] as const;

function open(text: string): OpenDocument {
	return new OpenDocument('file:///x/samhainrc', 'samhainrc', 1, text, new Analysis(text, DEFAULT_SETTINGS));
}

describe('an open document', () => {
	it.each([1, 2, 3, 4, 5])('has the text that the edits make: run %i', (seed) => {
		const random = seeded(seed);
		const number = (limit: number): number => Math.floor(random() * limit);
		const start = pick(random, PIECES) + pick(random, PIECES) + pick(random, PIECES);
		const ours = open(start);
		// Made anew for each edit: its own edits lose count of lines when a CR and an LF come together.
		let theirs = TextDocument.create('file:///x/samhainrc', 'samhainrc', 1, start);
		for (let version = 2; version < 400; version++) {
			const text = pick(random, PIECES);
			const last = theirs.lineCount;
			const from = { line: number(last + 1), character: number(12) };
			const to = { line: from.line + number(2), character: number(12) };
			const isWhole = random() < 0.03;
			const change = isWhole
				? { text: text + pick(random, PIECES) }
				: { range: { start: from, end: to }, text };
			if (!isWhole && to.line === from.line && to.character < from.character) continue;
			ours.applyChanges([change], version);
			const edited = TextDocument.update(theirs, [change], version).getText();
			theirs = TextDocument.create(theirs.uri, theirs.languageId, version, edited.length > 300 ? '' : edited);
			expect(ours.analysis.text).toBe(edited);
			expect(ours.version).toBe(version);
			if (edited.length > 300) ours.applyChanges([{ text: '' }], version);
		}
	});

	it.each([1, 2, 3])('means the same place in both directions: run %i', (seed) => {
		const random = seeded(seed + 100);
		for (let run = 0; run < 60; run++) {
			const text = Array.from({ length: 8 }, () => pick(random, PIECES)).join('');
			const ours = open(text);
			const theirs = TextDocument.create('file:///x', 'samhainrc', 1, text);
			const starts = [0];
			for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
			for (let offset = 0; offset <= text.length; offset++) {
				// Between the halves of a CRLF there is no position of the protocol.
				if (text[offset - 1] === '\r' && text[offset] === '\n') continue;
				const position = theirs.positionAt(offset);
				const { line, column } = ours.toCore(position);
				expect((starts[line] ?? 0) + column).toBe(offset);
				expect(ours.toClient({ line, column })).toEqual(position);
			}
		}
	});

	it.each([
		['[Misc]\na=b\n[Log]\n', '[Misc]\na=c\n[Log]\n'],
		['a\r\nb\r\n', 'a\nb\n'],
		['', 'x'],
		['x', ''],
		['aaa', 'aaaa'],
		['\ud83d\ude00', '\ud83d\ude01'],
	])('leads from %j to %j by one edit', (from, to) => {
		const document = open(from);
		const { range, newText } = document.editTo(to);
		const applied = TextDocument.applyEdits(TextDocument.create('file:///x', 'samhainrc', 1, from), [
			{ range, newText },
		]);
		expect(applied).toBe(to);
	});

	it('keeps what is known of the lines that a whole new text leaves as they are', () => {
		const document = open('[Misc]\na=b\nc=d\n');
		const kept = document.analysis.lineAt(0);
		document.applyChanges([{ text: '[Misc]\na=b\nc=e\n' }], 2);
		expect(document.analysis.lineAt(0)).toBe(kept);
	});
});

describe('the language of a document', () => {
	it.each([
		['samhainrc', 'file:///etc/yulerc', 'samhainrc'],
		['yulerc', 'file:///etc/x', 'yulerc'],
		['conf', 'file:///etc/yulerc', 'yulerc'],
		['conf', 'file:///etc/yule/samhainrc', 'samhainrc'],
		['plaintext', 'file:///srv/yulerc.template', 'yulerc'],
	])('%s of %s is %s', (languageId, uri, expected) => {
		expect(languageOf(fileNameOf(uri), languageId)).toBe(expected);
	});

	it.each([
		['file:///a/b%20c', 'b c'],
		['file:///a/%zz', '%zz'],
		['untitled:Untitled-1', 'untitled:Untitled-1'],
	])('the name of %s is %s', (uri, name) => {
		expect(fileNameOf(uri)).toBe(name);
	});
});

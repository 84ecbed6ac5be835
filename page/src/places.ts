// Positions of the protocol and offsets of the editor. Both count lines alike, but for a carriage return without a line feed: it
// ends a line for the protocol, and not for the editor or samhain.
import type { ChangeSpec, Text } from '@codemirror/state';
import type { Diagnostic, Position, TextEdit } from 'vscode-languageserver/browser';

/** Where the lines of the protocol begin; undefined where they are those of the editor, as in nearly all texts. */
const known = new WeakMap<Text, readonly number[] | undefined>();

function ownStarts(doc: Text): readonly number[] | undefined {
	if (known.has(doc)) return known.get(doc);
	let hasReturn = false;
	for (const part of doc.iter()) if (part.includes('\r')) hasReturn = true;
	const text = hasReturn ? doc.toString() : '';
	const starts = /\r(?!\n)/.test(text)
		? [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length)]
		: undefined;
	known.set(doc, starts);
	return starts;
}

/** The offset of a position; one outside of the text is brought into it. */
export function offsetOf(doc: Text, { line, character }: Position): number {
	const starts = ownStarts(doc);
	if (starts !== undefined) {
		const end = (starts[line + 1] ?? doc.length + 1) - 1;
		return Math.min(doc.length, (starts[line] ?? doc.length) + character, end);
	}
	if (line >= doc.lines) return doc.length;
	const at = doc.line(line + 1);
	return Math.min(at.to, at.from + character);
}

/** The position of an offset. */
export function positionOf(doc: Text, offset: number): Position {
	const starts = ownStarts(doc);
	if (starts !== undefined) {
		const next = starts.findIndex((start) => start > offset);
		const line = (next < 0 ? starts.length : next) - 1;
		return { line, character: offset - (starts[line] ?? 0) };
	}
	const line = doc.lineAt(offset);
	return { line: line.number - 1, character: offset - line.from };
}

/** Edits of the protocol as changes of the editor. */
export function changesOf(doc: Text, edits: readonly TextEdit[]): ChangeSpec[] {
	return edits.map(({ range, newText }) => ({
		from: offsetOf(doc, range.start),
		to: offsetOf(doc, range.end),
		insert: newText,
	}));
}

/** The message of a finding; our server sends plain text. */
export function messageOf({ message }: Diagnostic): string {
	return typeof message === 'string' ? message : message.value;
}

// Changes of a text: what an editor sends, what a fix asks for, and what a text is after them.
import { comparePositions, type TextPosition, type TextRange } from './range.ts';

/** Replaces a range; the places of several edits are all those of the text before the first one. */
export interface TextEdit {
	readonly range: TextRange;
	readonly text: string;
}

/** Replaces the text between two places; the places of several changes are those of the text after the one before. */
export interface TextChange {
	readonly start: TextPosition;
	readonly end: TextPosition;
	readonly text: string;
}

/** Applies edits to a text; of two edits that overlap, only the first one applies. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
	const starts: number[] = [0];
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
	const offset = ({ line, column }: TextPosition): number => (starts[line] ?? text.length) + column;
	const sorted = [...edits].sort((a, b) => comparePositions(a.range.start, b.range.start));
	let out = '';
	let done = 0;
	for (const edit of sorted) {
		const start = offset(edit.range.start);
		if (start < done) continue;
		out += text.slice(done, start) + edit.text;
		done = Math.max(done, offset(edit.range.end));
	}
	return out + text.slice(done);
}

/** Where a text ends that is inserted at a position. */
export function endOfInserted(start: TextPosition, text: string): TextPosition {
	const last = text.lastIndexOf('\n');
	if (last < 0) return { line: start.line, column: start.column + text.length };
	let lines = 0;
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
	return { line: start.line + lines, column: text.length - last - 1 };
}

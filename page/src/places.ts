// Positions of the protocol and offsets of the editor.
import type { ChangeSpec, Text } from '@codemirror/state';
import type { Diagnostic, Position, TextEdit } from 'vscode-languageserver/browser';

/** The offset of a position; one outside of the text is brought into it. */
export function offsetOf(doc: Text, { line, character }: Position): number {
	if (line >= doc.lines) return doc.length;
	const at = doc.line(line + 1);
	return Math.min(at.to, at.from + character);
}

/** The position of an offset. */
export function positionOf(doc: Text, offset: number): Position {
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

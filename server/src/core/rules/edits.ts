// Building blocks of reports and fixes: stretches of an option line and the edits that change them. Knows no rule.
import type { Line } from '../document/line-store.ts';
import { optionText } from '../document/option-text.ts';
import { lexLine } from '../syntax/line.ts';
import type { Fix, LineEdit, LineSpan } from './finding.ts';

/** The key of an option line. */
export function keySpan(line: Line): LineSpan {
	const { keyStart, keyEnd } = optionText(line);
	return { line, start: keyStart, end: keyEnd };
}

/** The value of an option line, or its key if it has no value. */
export function valueSpan(line: Line): LineSpan {
	const { value, valueStart, valueEnd } = optionText(line);
	return value === '' ? keySpan(line) : { line, start: valueStart, end: valueEnd };
}

/** The whole text of a line, without the blanks at its ends. */
export function textSpan(line: Line): LineSpan {
	const { start, end } = lexLine(line.text);
	return start < end ? { line, start, end } : { line, start: 0, end: line.text.length };
}

/** Part of a value, by its place in the value. */
export function partSpan(line: Line, start: number, length: number): LineSpan {
	const { valueStart } = optionText(line);
	return { line, start: valueStart + start, end: valueStart + start + length };
}

/** Takes a line away. */
export function deleteLine(line: Line): LineEdit {
	return { kind: 'delete', line };
}

/** Takes all lines away from one up to another, which stays. */
export function deleteUntil(line: Line, until: Line): LineEdit {
	return { kind: 'delete', line, until };
}

/** Puts another text in the place of a stretch. */
export function replaceSpan({ line, start, end }: LineSpan, text: string): LineEdit {
	return { kind: 'replace', line, start, end, text };
}

/** A fix that gives an option another value. */
export function setValue(line: Line, value: string, title = `Change to \`${value}\``): Fix {
	return { title, edits: [replaceSpan(valueSpan(line), value)] };
}

/** A fix that takes one line away. */
export function removeLine(line: Line, title = 'Remove this line'): Fix {
	return { title, edits: [deleteLine(line)] };
}

/** A value as messages show it: not too long, and without what would break the line. */
export function quote(text: string): string {
	const printable = text.replace(/[\u0000-\u001f\u007f`]/g, '?');
	return printable.length <= 60 ? `\`${printable}\`` : `\`${printable.slice(0, 57)}…\``;
}

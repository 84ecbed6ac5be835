// The one diff: two texts without what they have in common at both ends.
import type { TextChange } from './edit.ts';
import { ORIGIN, type TextPosition } from './range.ts';

/**
 * The change that turns a text into another one: the shortest that splits neither a CRLF nor a surrogate pair.
 * @returns undefined when the texts are the same
 */
export function differenceOf(old: string, text: string): TextChange | undefined {
	if (old === text) return undefined;
	const shorter = Math.min(old.length, text.length);
	let start = 0;
	while (start < shorter && old.charCodeAt(start) === text.charCodeAt(start)) start++;
	while (start > 0 && (isFirstHalf(old.charCodeAt(start - 1)) || isFirstHalf(text.charCodeAt(start - 1))))
		start--;
	let same = 0;
	while (
		same < shorter - start &&
		old.charCodeAt(old.length - 1 - same) === text.charCodeAt(text.length - 1 - same)
	)
		same++;
	while (same > 0 && (isCut(old, old.length - same) || isCut(text, text.length - same))) same--;
	const from = positionOf(old, start, ORIGIN, 0);
	const to = positionOf(old, old.length - same, from, start);
	return { start: from, end: to, text: text.slice(start, text.length - same) };
}

/** Whether an offset is between the halves of a CRLF or of a surrogate pair. */
function isCut(text: string, offset: number): boolean {
	return isFirstHalf(text.charCodeAt(offset - 1)) && isSecondHalf(text.charCodeAt(offset));
}

function isFirstHalf(unit: number): boolean {
	return unit === 13 || (unit >= 0xd800 && unit <= 0xdbff);
}

function isSecondHalf(unit: number): boolean {
	return unit === 10 || (unit >= 0xdc00 && unit <= 0xdfff);
}

/** Line and column of an offset, counted from a known place before it. */
function positionOf(text: string, offset: number, from: TextPosition, fromOffset: number): TextPosition {
	let { line } = from;
	let lineStart = fromOffset - from.column;
	for (let at = text.indexOf('\n', fromOffset); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
		line++;
		lineStart = at + 1;
	}
	return { line, column: offset - lineStart };
}

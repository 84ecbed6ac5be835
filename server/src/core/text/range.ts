// Places and stretches of a text, and the one way to compare them. Columns are UTF-16 code units; all numbers start at 0.

/** A place in a text: line and UTF-16 column, both from 0. */
export interface TextPosition {
	readonly line: number;
	readonly column: number;
}

/** A stretch of text; the end is exclusive. */
export interface TextRange {
	readonly start: TextPosition;
	readonly end: TextPosition;
}

/** The first place of every text. */
export const ORIGIN: TextPosition = { line: 0, column: 0 };

/** Order of two places, as `Array.sort` wants it: negative when the first one comes first, 0 when they are the same. */
export function comparePositions(a: TextPosition, b: TextPosition): number {
	return a.line - b.line || a.column - b.column;
}

/** Order of two ranges by their starts, then by their ends. */
export function compareRanges(a: TextRange, b: TextRange): number {
	return comparePositions(a.start, b.start) || comparePositions(a.end, b.end);
}

/** Whether two ranges have a place in common; their ends count. */
export function rangesTouch(a: TextRange, b: TextRange): boolean {
	return comparePositions(a.end, b.start) >= 0 && comparePositions(b.end, a.start) >= 0;
}

// A line of a file with a mark below what a finding is about, cut to the width of the terminal together with its mark.
import { printable } from './printable.ts';

/** A line as it is shown. */
export interface SourceLine {
	/** What of the line is shown, with `…` where it is cut. */
	readonly text: string;
	/** Columns before the mark. */
	readonly indent: number;
	/** Columns of the mark, at least one. */
	readonly length: number;
}

/** Columns left of the mark that stay visible in a line that is cut. */
const BEFORE_MARK = 20;

/**
 * Cuts a line to a window around a range of it.
 * @param line the whole line
 * @param start where the mark begins, in UTF-16 columns from 0
 * @param end where it ends; beyond the end of the line: as far as the line goes
 * @param width columns of the window, without the `…` on either side
 */
export function sourceLine(line: string, start: number, end: number, width: number): SourceLine {
	const text = printable(line);
	const first = Math.min(start, text.length);
	const from =
		text.length <= width
			? 0
			: wholeCharacter(text, Math.max(0, Math.min(first - BEFORE_MARK, text.length - width)));
	const to = text.length <= width ? text.length : wholeCharacter(text, from + width);
	const lead = from > 0 ? '…' : '';
	return {
		text: `${lead}${text.slice(from, to)}${to < text.length ? '…' : ''}`,
		indent: lead.length + columnsOf(text.slice(from, first)),
		length: Math.max(1, columnsOf(text.slice(first, Math.min(end, to)))),
	};
}

/** A place that is not inside a character of two units. */
function wholeCharacter(text: string, at: number): number {
	return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}

const NO_WIDTH = /\p{M}|\u200d/u;
const TWO_COLUMNS =
	/\p{Emoji_Presentation}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|[\uff01-\uff60]/u;

/** Columns that a terminal needs for a text without control characters. */
function columnsOf(text: string): number {
	let columns = 0;
	for (const character of text) if (!NO_WIDTH.test(character)) columns += TWO_COLUMNS.test(character) ? 2 : 1;
	return columns;
}

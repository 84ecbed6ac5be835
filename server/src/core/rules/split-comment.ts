// Text behind a value that was meant as a comment. The language has none there: it becomes part of the value.
import type { Daemon } from '../daemon/daemon.ts';
import type { Line } from '../document/line-store.ts';
import { optionText } from '../document/option-text.ts';
import { isAccepted } from './try-value.ts';

export interface SplitComment {
	/** The value without the comment, and the comment from its mark on. */
	readonly value: string;
	readonly comment: string;
	/** Columns in the line. */
	readonly valueEnd: number;
	readonly commentStart: number;
	/** True when the daemon refuses the value because of the comment only. */
	readonly isCause: boolean;
}

/** Kinds of values in which a `#` may be meant. */
const MAY_HOLD_MARKS = new Set(['regex', 'rule', 'argv', 'format', 'regex-list', 'env', 'string']);

/** Finds what looks like a comment behind the value of an option line; undefined where there is none. */
export function splitComment(line: Line, daemon: Daemon): SplitComment | undefined {
	const { option, section = '' } = line.parsed;
	if (option === undefined) return undefined;
	const { value, valueStart } = optionText(line);
	// The mark of a comment has a blank before it; looking for that first is what most lines cost.
	if (!value.includes(' ') && !value.includes('\t')) return undefined;
	const isLoose = MAY_HOLD_MARKS.has(option.kind);
	const match = (isLoose ? /[ \t]#+[ \t]/ : /[ \t](?:#|;[ \t;]|\/\/[ \t])/).exec(value);
	if (match === null) return undefined;
	const start = match.index + 1;
	let end = match.index;
	while (end > 0 && /[ \t]/.test(value.charAt(end - 1))) end--;
	if (end === 0) return undefined;
	// Separators of a threshold or class list are no comment.
	if (match[0].trim().startsWith(';') && (option.kind === 'threshold' || option.kind === 'class-list'))
		return undefined;
	const before = value.slice(0, end);
	if (isInQuotes(before, value.slice(start), '"') || isInQuotes(before, value.slice(start), "'"))
		return undefined;
	return {
		value: before,
		comment: value.slice(start),
		valueEnd: valueStart + end,
		commentStart: valueStart + start,
		isCause: line.parsed.isRejected === true && isAccepted(option, section, before, daemon),
	};
}

/** True when a quote is open before the mark and closed behind it. */
function isInQuotes(before: string, after: string, quote: string): boolean {
	return ((before.split(quote).length - 1) & 1) === 1 && after.includes(quote);
}

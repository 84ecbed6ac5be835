// Text after a value that was meant as a comment. The language has none there: it becomes part of the value.
import type { ValueKind } from '../catalogue/types.ts';

/** True where something that looks like the mark of a comment follows a blank. */
export function hasComment(value: string): boolean {
	return /\s(?:#|;|\/\/)/.test(value);
}

/** Kinds of values in which a `#` may be meant. */
const MAY_HOLD_MARKS: ReadonlySet<ValueKind> = new Set([
	'regex',
	'path-regex',
	'log-host',
	'rule',
	'argv',
	'format',
	'regex-list',
	'env',
	'string',
	'mail-address',
	'socket-password',
] as const);

/** A value and the comment in it, with their places as offsets into the value. */
export interface ValueComment {
	/** What was meant as the value. */
	readonly value: string;
	readonly valueEnd: number;
	/** The comment from its mark on. */
	readonly comment: string;
	readonly commentStart: number;
}

/** Finds what looks like a comment after a value; undefined where there is none or it may be meant. */
export function findComment(value: string, kind: ValueKind): ValueComment | undefined {
	// The mark of a comment has a blank before it; looking for that first is what most values cost.
	if (!value.includes(' ') && !value.includes('\t')) return undefined;
	const isLoose = MAY_HOLD_MARKS.has(kind);
	const match = (isLoose ? /[ \t]#+[ \t]/ : /[ \t](?:#|;[ \t;]|\/\/[ \t])/).exec(value);
	if (match === null) return undefined;
	const start = match.index + 1;
	let end = match.index;
	while (end > 0 && /[ \t]/.test(value.charAt(end - 1))) end--;
	if (end === 0) return undefined;
	// A semicolon separates the items of a threshold or class list.
	if (match[0].trim().startsWith(';') && (kind === 'threshold' || kind === 'class-list')) return undefined;
	const [before, after] = [value.slice(0, end), value.slice(start)];
	return isInQuotes(before, after, '"') || isInQuotes(before, after, "'")
		? undefined
		: { value: before, valueEnd: end, comment: after, commentStart: start };
}

/** True when a quote is open before the mark and closed after it. */
function isInQuotes(before: string, after: string, quote: string): boolean {
	return ((before.split(quote).length - 1) & 1) === 1 && after.includes(quote);
}

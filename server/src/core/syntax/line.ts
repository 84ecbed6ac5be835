// The lexer: one line of text in, what kind of line it is and where its parts are out. Lossless and stateless;
// what a line means depends on the lines above it and is decided in `document/`, never here.

import { decodeKeepingBytes, toBytes } from '../text/lone-bytes.ts';

/** What a line is by its own text; the tests run in the daemon's order (sh_readconf.c, sh_readconf_read). */
export type LineKind =
	| 'blank'
	| 'comment'
	/** `@host`, `!@host`, `$sys:rel:mach`, `!$…`, `@if …` */
	| 'condition'
	| 'else'
	| 'end'
	| 'header'
	/** `%SCHEDULE_TWO`, `!%SCHEDULE_TWO` and any other `%` line. */
	| 'directive'
	/** Anything else: an option, or text that the daemon will reject as one. */
	| 'option';

/** The parts of a line as UTF-16 columns from 0; `end` columns are exclusive. */
export interface LineSyntax {
	readonly kind: LineKind;
	/** First and last character that the daemon looks at: blanks at both ends and all from a NUL on are skipped. */
	readonly start: number;
	readonly end: number;
	/** Options only: column of the first `=`, or -1. */
	readonly equals: number;
	/** Options only: the value without the blanks and tabs before it; empty (start = end) without a value. */
	readonly valueStart: number;
}

/** True for the characters that C's isspace() takes in the C locale. */
export function isSpaceCode(code: number): boolean {
	return code === 32 || (code >= 9 && code <= 13);
}

/** Where the daemon stops reading a line: at the first NUL (sh_unix.c, sh_unix_getline fills a C string). */
function readableLength(text: string): number {
	const nul = text.indexOf('\0');
	return nul < 0 ? text.length : nul;
}

/** A name, an equals sign, and a value without anything that a shell, a template engine or a quoting rule could mean. */
const PLAIN = /^[A-Za-z]+=[\w/.:@+,-]*$/;
/** Longer lines are seldom plain, and looking at them costs more than it saves. */
const MAX_PLAIN = 200;

/**
 * Tells a plain option line, as most lines are: `name=value` of letters, digits and `_ / . : @ + , -`, not long.
 * Nothing that needs a blank or another mark can be in it.
 */
export function isPlain(text: string): boolean {
	return text.length <= MAX_PLAIN && PLAIN.test(text);
}

/** The plain line that was lexed last: it is read, and then the rules look at it. */
let lastPlain = '';
let lastSyntax: LineSyntax = { kind: 'option', start: 0, end: 0, equals: -1, valueStart: 0 };

/** Lexes a line of which `isPlain` is true; what `lexLine` gives, for less. */
export function lexPlainLine(text: string): LineSyntax {
	if (text !== lastPlain) {
		const equals = text.indexOf('=');
		lastPlain = text;
		lastSyntax = { kind: 'option', start: 0, end: text.length, equals, valueStart: equals + 1 };
	}
	return lastSyntax;
}

/**
 * Lexes one line.
 * @param text the line without its LF; a CR at the end is white space, as for the daemon
 * @returns its kind and the columns of its parts
 */
export function lexLine(text: string): LineSyntax {
	const length = readableLength(text);
	let start = 0;
	while (start < length && isSpaceCode(text.charCodeAt(start))) start++;
	let end = length;
	while (end > start && isSpaceCode(text.charCodeAt(end - 1))) end--;
	if (start === end) return { kind: 'blank', start, end, equals: -1, valueStart: end };
	const first = text.charCodeAt(start);
	const second = start + 1 < end ? text.charCodeAt(start + 1) : 0;
	const kind = classify(text, start, end, first, second);
	if (kind !== 'option') return { kind, start, end, equals: -1, valueStart: end };
	let equals = text.indexOf('=', start);
	if (equals >= end) equals = -1;
	let valueStart = end;
	if (equals >= 0) {
		valueStart = equals + 1;
		while (valueStart < end && (text[valueStart] === ' ' || text[valueStart] === '\t')) valueStart++;
	}
	return { kind, start, end, equals, valueStart };
}

function classify(text: string, start: number, end: number, first: number, second: number): LineKind {
	switch (first) {
		case 35: // #
		case 59: // ;
			return 'comment';
		case 47: // /
			return second === 47 ? 'comment' : 'option';
		case 91: // [
			return 'header';
		case 37: // %
			return 'directive';
		case 64: // @
			if (isEnd(text, start, end)) return 'end';
			return isWord(text, skipSpace(text, start + 1, end), end, 'else') ? 'else' : 'condition';
		case 36: // $
			return isEnd(text, start, end) ? 'end' : 'condition';
		case 33: // !
			if (second === 64 || second === 36) return 'condition';
			return second === 37 ? 'directive' : 'option';
		default:
			return 'option';
	}
}

function skipSpace(text: string, from: number, end: number): number {
	let at = from;
	while (at < end && isSpaceCode(text.charCodeAt(at))) at++;
	return at;
}

/** The word is at `at`, in any letter case, and a blank or the end of the line follows. */
function isWord(text: string, at: number, end: number, word: string): boolean {
	const after = at + word.length;
	if (after > end || text.slice(at, after).toLowerCase() !== word) return false;
	return after === end || isSpaceCode(text.charCodeAt(after));
}

/** `@end`, `@fi`, `$end`, `$fi`: any of them closes any block (sh_readconf.c, sh_readconf_is_end). */
function isEnd(text: string, start: number, end: number): boolean {
	const at = skipSpace(text, start + 1, end);
	return isWord(text, at, end, 'end') || isWord(text, at, end, 'fi');
}

/** Bytes of a line that the daemon takes at once; the rest is read as a new line (sh_readconf.c, SH_LINE_IN - 3). */
export const LINE_BYTES = 16381;

/**
 * Splits a line as the daemon's buffer does (sh_unix.c, sh_unix_getline). It reads on until the newline or until the
 * buffer is full: the newline after a piece that just fills it is an empty line to the daemon, and a character
 * at the limit is torn.
 * @param text the line without its LF
 * @returns the pieces that the daemon reads as lines of their own; one piece for every line of usual length
 */
export function daemonPieces(text: string): readonly string[] {
	if (text.length * 3 < LINE_BYTES) return [text];
	const bytes = toBytes(text);
	if (bytes.length < LINE_BYTES) return [text];
	const pieces: string[] = [];
	for (let from = 0; from <= bytes.length; from += LINE_BYTES)
		pieces.push(decodeKeepingBytes(bytes.slice(from, from + LINE_BYTES)));
	return pieces;
}

/** The name between the brackets, as written; without a closing bracket all of the rest. */
export function headerName(text: string): string {
	const close = text.indexOf(']');
	let name = text.slice(1, close < 0 ? text.length : close);
	while (name.length > 0 && isSpaceCode(name.charCodeAt(name.length - 1))) name = name.slice(0, -1);
	return name.trim();
}

// Which lines the formatter may touch, and what they are. Blanks mean nothing to samhain at the ends of a line and around
// the equals sign (sh_readconf.c, sh_readconf_read and sh_readconfig_line); wherever they mean something to somebody else, a
// line stays as it is.
import { BEFORE_FIRST_HEADER } from '../document/line-context.ts';
import type { Line } from '../document/line-store.ts';
import { conflictMarker } from '../syntax/conflict.ts';
import { type LineSyntax, lexLine } from '../syntax/line.ts';
import { type PlaceholderStyle, templateLine } from '../syntax/template.ts';

/** A line that may change between its parts. */
export interface WritableLine {
	readonly syntax: LineSyntax;
	/** Column after the last character but a carriage return of the line end. */
	readonly visibleEnd: number;
	/** For an option with a name of letters: its parts. */
	readonly option?: { readonly keyEnd: number; readonly hasValue: boolean };
}

/** Longer lines stay: with more blanks they could fill the daemon's buffer, which splits a line (syntax/line.ts). */
const MAX_LENGTH = 4000;
const NAME = /^[A-Za-z]\w*$/;

/** Whether a text holds the start of a signature: then every byte of it is signed. */
export function startsSignature(text: string): boolean {
	return text.startsWith('-----BEGIN PGP');
}

/**
 * The parts of a line between which blanks may change.
 * @param line a line of a model that is up to date
 * @param styles the placeholders that count in the file
 * @returns undefined for a line that is to stay byte for byte: text after the end or before the first header, marks of a
 * template engine or of a merge, control characters, a line that nearly fills the daemon's buffer
 */
export function writableLine(line: Line, styles: readonly PlaceholderStyle[]): WritableLine | undefined {
	const { text, context } = line;
	if (context === undefined || context.ended !== 'no' || context.opaque !== 'no') return undefined;
	if (text.length > MAX_LENGTH || text.charCodeAt(0) === 0xfeff || text.includes('\0')) return undefined;
	const visibleEnd = text.endsWith('\r') ? text.length - 1 : text.length;
	if (text.indexOf('\r') >= 0 && text.indexOf('\r') < visibleEnd) return undefined;
	const syntax = lexLine(text);
	const { start, end } = syntax;
	if (syntax.kind === 'blank') return isBlankText(text, 0, visibleEnd) ? { syntax, visibleEnd } : undefined;
	if (!isBlankText(text, 0, start) || !isBlankText(text, end, visibleEnd)) return undefined;
	if (templateLine(text, styles) !== undefined) return undefined;
	const trimmed = text.slice(start, end);
	if (trimmed.startsWith('-----') || conflictMarker(trimmed) !== undefined) return undefined;
	if (syntax.kind !== 'option') return { syntax, visibleEnd };
	if (context.section === BEFORE_FIRST_HEADER && context.otherSections.length === 0) return undefined;
	if (syntax.equals < 0) return { syntax, visibleEnd };
	let keyEnd = syntax.equals;
	while (keyEnd > start && isBlankCode(text.charCodeAt(keyEnd - 1))) keyEnd--;
	if (!NAME.test(text.slice(start, keyEnd))) return { syntax, visibleEnd };
	return { syntax, visibleEnd, option: { keyEnd, hasValue: syntax.valueStart < end } };
}

function isBlankCode(code: number): boolean {
	return code === 32 || code === 9;
}

function isBlankText(text: string, from: number, to: number): boolean {
	for (let at = from; at < to; at++) if (!isBlankCode(text.charCodeAt(at))) return false;
	return true;
}

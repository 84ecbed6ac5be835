// C's view of a value: bytes, white space, and the ways in which the daemon's helpers cut a text into pieces.
// Nothing here knows an option or complains; the handlers in this folder do.

import type { DaemonBuild } from '../catalogue/types.ts';
import { decodeReplacing, isLoneByte } from '../text/lone-bytes.ts';

/** Bytes of the text in UTF-8, which is what the daemon's length limits count. */
export function byteLength(text: string): number {
	let bytes = text.length;
	for (let at = 0; at < text.length; at++) bytes += extraBytes(text, at);
	return bytes;
}

/** UTF-8 bytes of a UTF-16 unit beyond the first; the halves of a surrogate pair count two bytes each. */
function extraBytes(text: string, at: number): number {
	const code = text.charCodeAt(at);
	if (code < 0x80) return 0;
	if (code < 0x800) return 1;
	if (code < 0xd800 || code > 0xdfff) return 2;
	return isLoneByte(text, at) ? 0 : 1;
}

/** The first characters that fit into `limit` bytes; a character is never cut in two, unlike in the daemon. */
export function cutBytes(text: string, limit: number): string {
	let bytes = 0;
	for (let at = 0; at < text.length; at++) {
		bytes += 1 + extraBytes(text, at);
		if (bytes > limit) return text.slice(0, at);
	}
	return text;
}

/** The text of UTF-8 bytes; what does not belong to a character becomes U+FFFD. */
export function fromBytes(bytes: string): string {
	return decodeReplacing(bytes);
}

/** C's isspace() in the C locale. */
export function isSpace(character: string | undefined): boolean {
	return character === ' ' || (character !== undefined && character >= '\t' && character <= '\r');
}

/** C's isdigit(). */
export function isDigit(character: string | undefined): boolean {
	return character !== undefined && character.length === 1 && character >= '0' && character <= '9';
}

/** The value as a C string that was built from it: the text before the first NUL. */
export function untilNul(text: string): string {
	const nul = text.indexOf('\0');
	return nul < 0 ? text : text.slice(0, nul);
}

/** The non-empty pieces between separators, as strtok() gives them. */
export function tokens(text: string, separators: string): string[] {
	const found: string[] = [];
	let start = -1;
	for (let at = 0; at <= text.length; at++) {
		const isEnd = at === text.length || separators.includes(text.charAt(at));
		if (!isEnd) {
			if (start < 0) start = at;
		} else if (start >= 0) {
			found.push(text.slice(start, at));
			start = -1;
		}
	}
	return found;
}

const LIST_SEPARATORS = ', \t';

/**
 * The pieces of a list, at most `limit`; the last one then holds the rest, separators and all
 * (sh_string.c, split_array_list).
 */
export function splitList(text: string, limit: number): string[] {
	const fields: string[] = [];
	let at = 0;
	while (fields.length < limit) {
		while (at < text.length && LIST_SEPARATORS.includes(text.charAt(at))) at++;
		if (at >= text.length) break;
		let end = at + 1;
		while (end < text.length && !LIST_SEPARATORS.includes(text.charAt(end))) end++;
		if (fields.length === limit - 1) end = text.length;
		fields.push(text.slice(at, end));
		at = end + 1;
	}
	return fields;
}

/**
 * The words of a text, at most `limit`; the last one then holds the rest (sh_string.c, split_array_ws).
 */
export function splitWords(text: string, limit: number): string[] {
	const fields: string[] = [];
	let at = 0;
	while (fields.length < limit) {
		while (at < text.length && isSpace(text[at])) at++;
		if (at >= text.length) break;
		let end = at + 1;
		while (end < text.length && !isSpace(text[end])) end++;
		if (fields.length === limit - 1) end = text.length;
		fields.push(text.slice(at, end));
		at = end + 1;
	}
	return fields;
}

/**
 * The fields between colons with white space around them taken away, at most `limit`; the last one then holds the
 * rest, where only the white space before it is taken away. Empty fields count (sh_string.c, split_array).
 */
export function splitColons(text: string, limit: number): string[] {
	const fields: string[] = [];
	let at = 0;
	let wasColon = false;
	while (fields.length < limit) {
		let start = at;
		while (start < text.length && isSpace(text[start])) start++;
		if (start >= text.length) {
			if (wasColon || fields.length === 0) {
				fields.push('');
				wasColon = false;
				at = start;
				continue;
			}
			break;
		}
		const colon = text.indexOf(':', start);
		wasColon = colon >= 0;
		const end = colon < 0 ? text.length : colon;
		at = colon < 0 ? text.length : colon + 1;
		if (end === 0) fields.push('');
		else if (fields.length < limit - 1) fields.push(text.slice(start, trimEnd(text, start, end)));
		else fields.push(text.slice(start));
	}
	return fields;
}

/** One character always stays, even if it is white space, as in the daemon. */
function trimEnd(text: string, start: number, end: number): number {
	let at = end;
	while (at > start + 1 && isSpace(text[at - 1])) at--;
	return at;
}

/**
 * The list in `PREFIX ( list )`, or undefined where the text does not have that form; what follows the bracket is
 * ignored (sh_string.c, split_array_braced).
 */
export function splitBraced(text: string, prefix: string, limit: number): string[] | undefined {
	let at = 0;
	while (isSpace(text[at])) at++;
	if (!text.startsWith(prefix, at)) return undefined;
	at += prefix.length;
	while (isSpace(text[at])) at++;
	if (text[at] !== '(') return undefined;
	at++;
	const close = text.indexOf(')', at);
	if (close < 0 || close === at) return undefined;
	return splitList(text.slice(at, close), limit);
}

/** True for binaries with database support, which a client never has. */
export function hasDatabase({ role, without }: Pick<DaemonBuild, 'role' | 'without'>): boolean {
	return (role === 'standalone' || role === 'server') && !without.has('database');
}

const ESCAPED_NAMES = new Map([
	['\\', '\\\\'],
	['\n', '\\n'],
	['\b', '\\b'],
	['\r', '\\r'],
	['\t', '\\t'],
	['\v', '\\v'],
	['\f', '\\f'],
	[' ', '\\ '],
	['"', '&quot;'],
	['&', '&amp;'],
	['<', '&lt;'],
	['>', '&gt;'],
]);

/**
 * A path as the daemon prints it where it distrusts it (sh_utils.c, sh_util_safe_name).
 * @param bytes the path, one character for each byte
 * @param hasDatabase true for binaries with database support, which also guard single quotes
 */
export function safeName(bytes: string, hasDatabase: boolean): string {
	let name = '';
	for (let at = 0; at < bytes.length; at++) {
		const character = bytes.charAt(at);
		const code = bytes.charCodeAt(at);
		const escaped = ESCAPED_NAMES.get(character);
		if (escaped !== undefined) name += escaped;
		else if (character === "'" && hasDatabase) name += "\\'";
		else if (code < 33 || code > 126) name += `\\${code.toString(8).padStart(3, '0')}`;
		else name += character;
	}
	return name;
}

// Bytes of a file that are not UTF-8, within a text: each is one lone surrogate, U+DC80 for the byte 0x80 to U+DCFF for
// 0xFF, so that nothing of the file is lost and every column is still a character. Only the command line reads files so.

/** True where the text holds a byte that is not UTF-8, and not the second half of a character. */
export function isLoneByte(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	if (code < 0xdc80 || code > 0xdcff) return false;
	const before = text.charCodeAt(at - 1);
	return !(before >= 0xd800 && before <= 0xdbff);
}

/** Bytes that continue a character, by its first byte: how many, and the range of the first of them. */
function continuation(first: number): { readonly count: number; readonly from: number; readonly to: number } {
	if (first >= 0xc2 && first <= 0xdf) return { count: 1, from: 0x80, to: 0xbf };
	if (first >= 0xe0 && first <= 0xef)
		return { count: 2, from: first === 0xe0 ? 0xa0 : 0x80, to: first === 0xed ? 0x9f : 0xbf };
	if (first >= 0xf0 && first <= 0xf4)
		return { count: 3, from: first === 0xf0 ? 0x90 : 0x80, to: first === 0xf4 ? 0x8f : 0xbf };
	return { count: 0, from: 0, to: 0 };
}

/** Length in bytes of what is at `at`: a character, or as much of one as is right (Unicode, maximal subpart). */
function readSequence(bytes: string, at: number): { readonly length: number; readonly isWhole: boolean } {
	const { count, from, to } = continuation(bytes.charCodeAt(at));
	if (count === 0) return { length: 1, isWhole: false };
	let length = 1;
	for (; length <= count; length++) {
		const byte = bytes.charCodeAt(at + length);
		const isRight = length === 1 ? byte >= from && byte <= to : byte >= 0x80 && byte <= 0xbf;
		if (!isRight) return { length, isWhole: false };
	}
	return { length, isWhole: true };
}

function codePoint(bytes: string, at: number, length: number): number {
	let code = bytes.charCodeAt(at) & (0xff >> (length + 1));
	for (let next = at + 1; next < at + length; next++) code = (code << 6) | (bytes.charCodeAt(next) & 0x3f);
	return code;
}

/**
 * Decodes UTF-8.
 * @param bytes one character (0 to 255) for each byte
 * @param replace what a part that is not UTF-8 becomes
 */
function decode(bytes: string, replace: (part: string) => string): string {
	let text = '';
	let plainFrom = 0;
	for (let at = 0; at < bytes.length; at++) {
		if (bytes.charCodeAt(at) < 0x80) continue;
		const { length, isWhole } = readSequence(bytes, at);
		text += bytes.slice(plainFrom, at);
		text += isWhole
			? String.fromCodePoint(codePoint(bytes, at, length))
			: replace(bytes.slice(at, at + length));
		at += length - 1;
		plainFrom = at + 1;
	}
	return plainFrom === 0 ? bytes : text + bytes.slice(plainFrom);
}

/**
 * Decodes UTF-8 and keeps each byte that is none.
 * @param bytes one character (0 to 255) for each byte
 */
export function decodeKeepingBytes(bytes: string): string {
	return decode(bytes, (part) =>
		[...part].map((byte) => String.fromCharCode(0xdc00 + byte.charCodeAt(0))).join(''),
	);
}

/**
 * Decodes UTF-8; each part that is none becomes U+FFFD, as decoders do it.
 * @param bytes one character (0 to 255) for each byte
 */
export function decodeReplacing(bytes: string): string {
	return decode(bytes, () => '\ufffd');
}

/** The text as UTF-8, one character (0 to 255) for each byte. */
export function toBytes(text: string): string {
	if (isAscii(text)) return text;
	let bytes = '';
	for (const character of text) {
		const code = character.codePointAt(0) ?? 0;
		if (code < 0x80) bytes += character;
		// A lone half of a character is a byte of the file that is not UTF-8.
		else if (code >= 0xdc80 && code <= 0xdcff) bytes += String.fromCharCode(code & 0xff);
		else if (code < 0x800) bytes += String.fromCharCode(0xc0 | (code >> 6), tail(code, 0));
		else if (code < 0x10000) bytes += String.fromCharCode(0xe0 | (code >> 12), tail(code, 6), tail(code, 0));
		else bytes += String.fromCharCode(0xf0 | (code >> 18), tail(code, 12), tail(code, 6), tail(code, 0));
	}
	return bytes;
}

function tail(code: number, shift: number): number {
	return 0x80 | ((code >> shift) & 0x3f);
}

/** A search by the engine, since a loop is slow until it has run often. */
function isAscii(text: string): boolean {
	return !/[^\0-\x7f]/.test(text);
}

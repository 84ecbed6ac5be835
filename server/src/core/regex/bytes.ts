// Regular expressions as the daemon's C libraries see them: bytes up to the first NUL, in the C locale.
// This folder gives the answers of those libraries; it must not use the engine of JavaScript, whose syntax,
// running time and idea of a character differ.

/**
 * The bytes of a string in a UTF-8 file, up to the first NUL, where C strings end.
 * A byte that is not UTF-8 is a lone surrogate in the text (text/lone-bytes.ts) and gives that byte; any other lone
 * surrogate gives its three byte form.
 */
export function encodeBytes(text: string): Uint8Array {
	const bytes = new Uint8Array(text.length * 3);
	let length = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.codePointAt(at) ?? 0;
		if (code === 0) break;
		if (code < 0x80) {
			bytes[length++] = code;
		} else if (code >= 0xdc80 && code <= 0xdcff) {
			bytes[length++] = code & 0xff;
		} else if (code < 0x800) {
			bytes[length++] = 0xc0 | (code >> 6);
			bytes[length++] = 0x80 | (code & 0x3f);
		} else if (code < 0x10000) {
			bytes[length++] = 0xe0 | (code >> 12);
			bytes[length++] = 0x80 | ((code >> 6) & 0x3f);
			bytes[length++] = 0x80 | (code & 0x3f);
		} else {
			bytes[length++] = 0xf0 | (code >> 18);
			bytes[length++] = 0x80 | ((code >> 12) & 0x3f);
			bytes[length++] = 0x80 | ((code >> 6) & 0x3f);
			bytes[length++] = 0x80 | (code & 0x3f);
			at++;
		}
	}
	return bytes.subarray(0, length);
}

/** Whether a byte is an ASCII digit. */
export function isDigit(byte: number): boolean {
	return byte >= 48 && byte <= 57;
}

/** Whether a byte is an ASCII letter. */
export function isLetter(byte: number): boolean {
	return (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
}

/** Letter, digit or underscore, as both libraries understand a word in the C locale. */
export function isWordByte(byte: number): boolean {
	return isLetter(byte) || isDigit(byte) || byte === 95;
}

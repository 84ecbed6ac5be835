// The settings that a pattern may begin with, such as (*UTF8) and (*CRLF), and the characters that follow from them.
import { isDigit } from './bytes.ts';
import type { PcreSource } from './pcre-source.ts';

/** How the pattern is to be read from `skip` on. */
export interface PcreStart {
	readonly chars: ArrayLike<number>;
	readonly skip: number;
	readonly isUtf: boolean;
	readonly usesProperties: boolean;
	/** How many characters a line end takes at the place of the source, or 0. */
	readonly lineEnd: (source: PcreSource) => number;
}

const LINE_ENDS = ['CR', 'LF', 'CRLF', 'ANY', 'ANYCRLF'] as const;
type LineEnd = (typeof LINE_ENDS)[number];

const SETTINGS = [
	'UTF8',
	'UTF',
	'UCP',
	'NO_AUTO_POSSESS',
	'NO_START_OPT',
	'BSR_ANYCRLF',
	'BSR_UNICODE',
	...LINE_ENDS,
] as const;

function startsAt(bytes: Uint8Array, text: string, at: number): boolean {
	for (let index = 0; index < text.length; index++) {
		if (bytes[at + index] !== text.charCodeAt(index)) return false;
	}
	return true;
}

/** The place after (*LIMIT_MATCH=d) or (*LIMIT_RECURSION=d), or undefined. */
function skipLimit(bytes: Uint8Array, at: number): number | undefined {
	for (const name of ['(*LIMIT_MATCH=', '(*LIMIT_RECURSION=']) {
		if (!startsAt(bytes, name, at)) continue;
		let number = 0;
		let end = at + name.length;
		// The library stops before a digit that might overflow 32 bits, and then misses the parenthesis.
		for (; isDigit(bytes[end] ?? 0) && number <= 429_496_728; end++)
			number = number * 10 + (bytes[end] ?? 0) - 48;
		return bytes[end] === 41 ? end + 1 : undefined;
	}
	return undefined;
}

/** Reads the settings; undefined when UTF-8 is asked for and the pattern is none. */
export function readPcreStart(bytes: Uint8Array): PcreStart | undefined {
	let skip = 0;
	let isUtf = false;
	let usesProperties = false;
	let lineEnd: LineEnd = 'LF';
	while (startsAt(bytes, '(*', skip)) {
		const setting = SETTINGS.find((name) => startsAt(bytes, `${name})`, skip + 2));
		if (setting === undefined) {
			const after = skipLimit(bytes, skip);
			if (after === undefined) break;
			skip = after;
			continue;
		}
		skip += setting.length + 3;
		if (setting === 'UTF8' || setting === 'UTF') isUtf = true;
		if (setting === 'UCP') usesProperties = true;
		lineEnd = LINE_ENDS.find((name) => name === setting) ?? lineEnd;
	}
	const chars = isUtf ? decodeUtf(bytes) : bytes;
	if (chars === undefined) return undefined;
	return { chars, skip, isUtf, usesProperties, lineEnd: lineEndFinder(lineEnd, isUtf) };
}

function lineEndFinder(kind: LineEnd, isUtf: boolean): (source: PcreSource) => number {
	return (source) => {
		const code = source.peek();
		const isPair = code === 13 && source.peek(1) === 10;
		switch (kind) {
			case 'LF':
				return code === 10 ? 1 : 0;
			case 'CR':
				return code === 13 ? 1 : 0;
			case 'CRLF':
				return isPair ? 2 : 0;
			case 'ANYCRLF':
				return isPair ? 2 : code === 10 || code === 13 ? 1 : 0;
			case 'ANY':
				if (isPair) return 2;
				return (code >= 10 && code <= 13) || code === 0x85 || (isUtf && (code === 0x2028 || code === 0x2029))
					? 1
					: 0;
		}
	};
}

/** Code points; undefined for what is not UTF-8, surrogates included. The bytes come from our own encoder. */
function decodeUtf(bytes: Uint8Array): Uint32Array | undefined {
	const codes = new Uint32Array(bytes.length);
	let length = 0;
	for (let at = 0; at < bytes.length; ) {
		const first = bytes[at++] ?? 0;
		const more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
		let code = more === 0 ? first : first & (0x3f >> more);
		for (let index = 0; index < more; index++) code = (code << 6) | ((bytes[at++] ?? 0) & 0x3f);
		if (code >= 0xd800 && code <= 0xdfff) return undefined;
		codes[length++] = code;
	}
	return codes.subarray(0, length);
}

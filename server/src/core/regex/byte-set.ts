// Sets of bytes for bracket expressions and character classes, in the C locale.
import { isDigit, isLetter } from './bytes.ts';

/** 256 bits: bit n is set if byte n is in the set. */
export type ByteSet = Uint32Array;

/** An empty set. */
export function createSet(): ByteSet {
	return new Uint32Array(8);
}

/** Adds one byte. */
export function addByte(set: ByteSet, byte: number): void {
	set[byte >> 5] = (set[byte >> 5] ?? 0) | (1 << (byte & 31));
}

/** Whether a byte is in the set. */
export function hasByte(set: ByteSet, byte: number): boolean {
	return (((set[byte >> 5] ?? 0) >>> (byte & 31)) & 1) === 1;
}

/** Adds the bytes from `first` to `last`, both included. */
export function addRange(set: ByteSet, first: number, last: number): void {
	for (let byte = first; byte <= last; byte++) addByte(set, byte);
}

/** Adds every byte that passes a test. */
export function addWhere(set: ByteSet, isMember: (byte: number) => boolean): void {
	for (let byte = 0; byte < 256; byte++) if (isMember(byte)) addByte(set, byte);
}

/** Turns the set into its complement. */
export function invertSet(set: ByteSet): void {
	for (let word = 0; word < 8; word++) set[word] = ~(set[word] ?? 0);
}

/** Whether isspace() of C accepts a byte in the C locale. */
export function isSpaceByte(byte: number): boolean {
	return byte === 32 || (byte >= 9 && byte <= 13);
}

const isPrinted = (byte: number) => byte >= 32 && byte < 127;

/** The classes of POSIX by name, as ctype.h has them in the C locale. */
export const CHARACTER_CLASSES: ReadonlyMap<string, (byte: number) => boolean> = new Map([
	['alnum', (byte: number) => isLetter(byte) || isDigit(byte)],
	['alpha', isLetter],
	['blank', (byte: number) => byte === 32 || byte === 9],
	['cntrl', (byte: number) => byte < 32 || byte === 127],
	['digit', isDigit],
	['graph', (byte: number) => isPrinted(byte) && byte !== 32],
	['lower', (byte: number) => byte >= 97 && byte <= 122],
	['print', isPrinted],
	['punct', (byte: number) => isPrinted(byte) && byte !== 32 && !isLetter(byte) && !isDigit(byte)],
	['space', isSpaceByte],
	['upper', (byte: number) => byte >= 65 && byte <= 90],
	['xdigit', (byte: number) => isDigit(byte) || (byte >= 65 && byte <= 70) || (byte >= 97 && byte <= 102)],
]);

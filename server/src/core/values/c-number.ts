// Numbers as C reads them: strtol, strtoul, atoi and atof with their limits and wrap-around.
import { isDigit, isSpace } from './c-text.ts';

export const LONG_MAX = 2n ** 63n - 1n;
export const LONG_MIN = -(2n ** 63n);
export const ULONG_MAX = 2n ** 64n - 1n;

/** What strtol() and strtoul() leave: the value, where they stopped, and whether it did not fit. */
export interface ReadNumber {
	readonly value: bigint;
	/** Index after the number; 0 when there was none. */
	readonly end: number;
	readonly isOverflow: boolean;
}

interface Digits {
	readonly magnitude: bigint;
	readonly isNegative: boolean;
	readonly end: number;
}

function digitValue(character: string | undefined): number {
	if (character === undefined) return 99;
	if (isDigit(character)) return character.charCodeAt(0) - 48;
	const code = character.toLowerCase().charCodeAt(0);
	return code >= 97 && code <= 122 && character.length === 1 && character < '{' ? code - 87 : 99;
}

function readDigits(text: string, base: number): Digits {
	let at = 0;
	while (isSpace(text[at])) at++;
	const isNegative = text[at] === '-';
	if (isNegative || text[at] === '+') at++;
	let radix = base;
	if (
		(base === 0 || base === 16) &&
		text[at] === '0' &&
		(text[at + 1] === 'x' || text[at + 1] === 'X') &&
		digitValue(text[at + 2]) < 16
	) {
		at += 2;
		radix = 16;
	} else if (base === 0) radix = text[at] === '0' ? 8 : 10;
	const start = at;
	while (digitValue(text[at]) < radix) at++;
	if (at === start) return { magnitude: 0n, isNegative: false, end: 0 };
	let first = start;
	while (first < at - 1 && text[first] === '0') first++;
	return { magnitude: magnitudeOf(text.slice(first, at), radix), isNegative, end: at };
}

/** Numbers of more than 64 bits are not distinguished, so that long lines of digits stay cheap. */
function magnitudeOf(digits: string, radix: number): bigint {
	if (digits.length > 30) return 2n ** 70n;
	if (digits.length < 10) return BigInt(Number.parseInt(digits, radix));
	let value = 0n;
	const factor = BigInt(radix);
	for (const digit of digits) value = value * factor + BigInt(digitValue(digit));
	return value;
}

/** C's strtol() with 64-bit long. */
export function readLong(text: string, base = 10): ReadNumber {
	const { magnitude, isNegative, end } = readDigits(text, base);
	const value = isNegative ? -magnitude : magnitude;
	if (value > LONG_MAX) return { value: LONG_MAX, end, isOverflow: true };
	if (value < LONG_MIN) return { value: LONG_MIN, end, isOverflow: true };
	return { value, end, isOverflow: false };
}

/** C's strtoul() with 64-bit long: a minus sign negates modulo 2 to the 64th. */
export function readUnsignedLong(text: string, base = 10): ReadNumber {
	const { magnitude, isNegative, end } = readDigits(text, base);
	if (magnitude > ULONG_MAX) return { value: ULONG_MAX, end, isOverflow: true };
	return { value: isNegative ? BigInt.asUintN(64, -magnitude) : magnitude, end, isOverflow: false };
}

/** C's atoi(): the long is cut to 32 bits. */
export function readInt(text: string): bigint {
	return BigInt.asIntN(32, readLong(text).value);
}

const INT_MIN = -2147483648;
const FLOAT =
	/^[\t-\r ]*([+-]?)(?:0x([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([+-]?\d+))?|(inf)|(nan)|(\d*\.?\d*(?:e[+-]?\d+)?))/i;

/** C's `(int) atof(text)` on x86: no number gives 0, one that does not fit gives the smallest int. */
export function readFloatAsInt(text: string): number {
	const match = FLOAT.exec(text);
	if (match === null) return 0;
	const [, sign, whole, fraction, power, infinity, nan, decimal] = match;
	let value = 0;
	if (infinity !== undefined || nan !== undefined) return INT_MIN;
	if (whole !== undefined || fraction !== undefined) {
		const digits = `${whole ?? ''}${fraction ?? ''}`;
		const scale = Number(power ?? '0') - 4 * (fraction ?? '').length;
		value = digits === '' ? 0 : Number.parseInt(digits, 16) * 2 ** scale;
	} else {
		value = Number.parseFloat(decimal ?? '');
		if (Number.isNaN(value)) value = 0;
	}
	const whole32 = Math.trunc(sign === '-' ? -value : value);
	return whole32 > 2147483647 || whole32 < INT_MIN ? INT_MIN : whole32;
}

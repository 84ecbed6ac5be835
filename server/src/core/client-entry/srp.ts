// The number that yule stores for a client (`Client=NAME@SALT@VERIFIER`), computed as the server computes it. The facts
// are from src/sh_srp.c and src/sh_xfer_server.c, and agree with `yule -P` of 4.1.4 and 4.4.3 on every recorded entry.
import { tiger } from './tiger.ts';

/** The modulus N of 1,024 bits (config.h.in); N and (N - 1) / 2 are prime, and the generator is 2. */
export const MODULUS_DIGITS =
	'F488FD584E49DBCD20B49DE49107366B336C380D451D0F7C88B31C7C5B2D8EF6' +
	'F3C923C043F0A55B188D8EBB558CB85D38D334FD7C175743A31D186CDE33212C' +
	'B52AFF3CE1B1294018118D7C84A70A72D686C40319C807297ACA950CD9969FAB' +
	'D00A509B0246D3083D66A45D419F9C7CBD894B221926BAABA25EC355E92F78C7';
export const MODULUS = BigInt(`0x${MODULUS_DIGITS}`);
const GENERATOR = 2n;

/** The password of every client on which `samhain_setpwd` was never run. */
export const PLACEHOLDER_PASSWORD = 'F7C312AAAA12C3F7';

const PASSWORD = /^[0-9A-Fa-f]{16}$/;

/** Whether a text is a client password: 16 hexadecimal digits in any letter case (src/sh_utils.c, sh_util_hexchar). */
export function isClientPassword(text: string): boolean {
	return PASSWORD.test(text);
}

function passwordBytes(password: string): Uint8Array {
	if (!isClientPassword(password)) throw new RangeError('A client password has 16 hexadecimal digits.');
	return Uint8Array.from(password.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function textBytes(text: string): Uint8Array {
	// The daemon hashes the bytes of its file; a salt outside of ASCII is hashed as UTF-8.
	const bytes: number[] = [];
	for (const letter of text) {
		const code = letter.codePointAt(0) ?? 0;
		if (code < 0x80) bytes.push(code);
		else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
		else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
		else
			bytes.push(
				0xf0 | (code >> 18),
				0x80 | ((code >> 12) & 63),
				0x80 | ((code >> 6) & 63),
				0x80 | (code & 63),
			);
	}
	return Uint8Array.from(bytes);
}

/** Bits of an exponent that one factor covers, and the number of factors for the 192 bits of a hash. */
const WINDOW_BITS = 6;
const WINDOWS = 32;
const LAST_DIGIT = (1n << BigInt(WINDOW_BITS)) - 1n;

let powers: readonly (readonly bigint[])[] | undefined;

/** For each window of the exponent, the generator to the power of each digit that the window may hold. */
function windowPowers(): readonly (readonly bigint[])[] {
	if (powers !== undefined) return powers;
	let base = GENERATOR;
	powers = Array.from({ length: WINDOWS }, () => {
		const row = [1n];
		for (let digit = 1; digit < 2 ** WINDOW_BITS; digit++) row.push(((row.at(-1) ?? 1n) * base) % MODULUS);
		base = ((row.at(-1) ?? 1n) * base) % MODULUS;
		return row;
	});
	return powers;
}

/** The generator to a power of at most 192 bits: one multiplication for each six bits. */
function powerOfGenerator(exponent: bigint): bigint {
	let result = 1n;
	let left = exponent;
	for (const row of windowPowers()) {
		result = (result * (row[Number(left & LAST_DIGIT)] ?? 1n)) % MODULUS;
		left >>= BigInt(WINDOW_BITS);
	}
	return result;
}

/**
 * The verifier of a server built with SRP, the default.
 * @param password 16 hexadecimal digits
 * @param salt the text between the two `@`, exactly as it is in the file
 * @returns the verifier as a number; `formatVerifier` writes it as yule does
 * @throws RangeError for anything but a password
 */
export function srpVerifier(password: string, salt: string): bigint {
	// The copy of the hash is one digit too short, in server and client alike (sh_srp.c, sh_srp_x).
	const hash = tiger(passwordBytes(password)).slice(0, 47);
	return powerOfGenerator(BigInt(`0x${tiger(textBytes(salt + hash))}`));
}

/**
 * The verifier of a server built with --disable-srp: the hash of the password, whatever the salt.
 * @param password 16 hexadecimal digits
 * @throws RangeError for anything but a password
 */
export function plainVerifier(password: string): string {
	return tiger(passwordBytes(password));
}

/** A verifier as `yule -P` prints it: upper-case hexadecimal digits without leading zeros. */
export function formatVerifier(verifier: bigint): string {
	return verifier.toString(16).toUpperCase();
}

/** What can be seen of a verifier without a password. */
export type VerifierFault = 'empty' | 'not-hexadecimal' | 'zero' | 'too-large' | 'damaged';

/**
 * Why a verifier cannot be one that yule computed, if that can be seen.
 * @param text the text after the second `@`
 * @param effort `quick` leaves out the Jacobi symbol
 * @returns `damaged` where the Jacobi symbol over N is -1: a real verifier is a power of 2, and 2 is a square modulo N
 */
export function verifierFault(text: string, effort: 'quick' | 'full' = 'full'): VerifierFault | undefined {
	if (text === '') return 'empty';
	if (!/^[0-9A-Fa-f]+$/.test(text)) return 'not-hexadecimal';
	const value = BigInt(`0x${text}`);
	if (value === 0n) return 'zero';
	if (value >= MODULUS) return 'too-large';
	return effort === 'quick' || jacobi(value, MODULUS) === 1 ? undefined : 'damaged';
}

/** The bits of a number that decide about signs and trailing zeros. */
const LOW_BITS = 30;

function lowBits(number: bigint): number {
	return Number(BigInt.asUintN(LOW_BITS, number));
}

/** The Jacobi symbol of a number over an odd one. */
function jacobi(number: bigint, over: bigint): -1 | 0 | 1 {
	let a = number % over;
	let n = over;
	let low = lowBits(n);
	let sign: -1 | 1 = 1;
	const turn = (isTurned: boolean): void => {
		if (isTurned) sign = sign === 1 ? -1 : 1;
	};
	while (a !== 0n) {
		let lowOfA = lowBits(a);
		// All zeros at once: each shift makes a new number.
		while ((lowOfA & 1) === 0) {
			const zeros = lowOfA === 0 ? LOW_BITS : 31 - Math.clz32(lowOfA & -lowOfA);
			a >>= BigInt(zeros);
			lowOfA = lowBits(a);
			const rest = low & 7;
			turn((zeros & 1) === 1 && (rest === 3 || rest === 5));
		}
		turn((lowOfA & 3) === 3 && (low & 3) === 3);
		[a, n] = [n % a, a];
		low = lowOfA;
	}
	return n === 1n ? sign : 0;
}

// Client entries as texts: a new one, and whether one admits a password. Random numbers come from the caller; passwords are
// neither kept nor written anywhere. The editor's client computes with this file, so that a password stays in its process.
import { formatVerifier, isClientPassword, plainVerifier, srpVerifier } from './srp.ts';
import { tiger } from './tiger.ts';

/** How a server computes verifiers: SRP is the default, `plain` a build with --disable-srp. */
export type EntryKind = 'srp' | 'plain';

/** The salt that a server without SRP writes; it never uses it (src/sh_xfer_server.c, sh_xfer_make_client). */
const PLAIN_SALT = '00000000';
/** Digits of a hash; a server without SRP compares as many characters. */
const PLAIN_DIGITS = 48;

/**
 * Whether an entry admits a password.
 * @param salt, @param verifier of the entry, as written
 * @param password as `yule -G` prints it: 16 hexadecimal digits; anything else is not admitted
 */
export function admitsPassword(salt: string, verifier: string, password: string): boolean {
	if (!isClientPassword(password)) return false;
	if (verifier.slice(0, PLAIN_DIGITS) === plainVerifier(password)) return true;
	// A server with GMP, as Debian's, skips blanks in a number and reads anything else that is not a digit as 0.
	const digits = verifier.replace(/\s/g, '');
	return /^[0-9A-Fa-f]+$/.test(digits) && BigInt(`0x${digits}`) === srpVerifier(password, salt);
}

/** Whether an entry is one of a server without SRP, by its form. */
export function isPlainEntry(salt: string, verifier: string): boolean {
	return salt === PLAIN_SALT && verifier.length === PLAIN_DIGITS;
}

/**
 * Makes a text of 16 upper-case digits, as yule does for salts and passwords: the beginning of the hash of random bytes.
 * @param random at least 16 bytes from a secure source
 * @throws RangeError for fewer bytes
 */
export function makeDigits(random: Uint8Array): string {
	if (random.length < 16) throw new RangeError('16 random bytes are needed.');
	return tiger(random).slice(0, 16);
}

/**
 * The value of an entry, as `yule -P` prints it after `Client=`.
 * @param salt not used for `plain`
 * @throws RangeError for anything but a password
 */
export function makeClientEntry(name: string, password: string, salt: string, kind: EntryKind): string {
	return kind === 'plain'
		? `${name}@${PLAIN_SALT}@${plainVerifier(password)}`
		: `${name}@${salt}@${formatVerifier(srpVerifier(password, salt))}`;
}

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the tab stops of snippets look like this.
// Entries of clients, `HOST@SALT@VERIFIER` (sh_xfer_server.c, sh_xfer_register_client): the daemon looks for the first
// two `@` and checks nothing else, so that most faults of an entry show when the client connects.

import {
	MODULUS_DIGITS,
	verifierFault as numberFault,
	PLACEHOLDER_PASSWORD,
	srpVerifier,
} from '../client-entry/srp.ts';
import { code } from '../text/markdown.ts';
import { separatedForm } from './forms.ts';
import type { OptionHandler } from './handler.ts';
import { hostName } from './host-name.ts';
import type { ValueModule } from './kind.ts';
import { inParts } from './offers.ts';
import { REJECTED, stateless } from './outcome.ts';
import { wholeToken, withoutEmpty } from './tokens.ts';

/** Digits of a salt and of a verifier as `yule -P` prints them; a verifier loses its leading zeros. */
const SALT_DIGITS = 16;
const VERIFIER_DIGITS = 256;
/** A verifier this much shorter has not lost leading zeros but was cut. */
const MIN_VERIFIER = 240;
/** Entries of servers that were built without SRP: salt of eight zeros, verifier of 48 digits. */
const PLAIN_SALT = '00000000';
const PLAIN_DIGITS = 48;
/** Number of characters that the server keeps of the name a client announces (sh_xfer_server.c). */
const MAX_HOST = 64;

/** An entry as the server takes it apart. */
export interface ClientEntryParts {
	/** As written; the server compares it in lower case. */
	readonly host: string;
	readonly salt: string;
	/** Everything after the second `@`, a comment included. */
	readonly verifier: string;
	/** Offsets into the value. */
	readonly saltStart: number;
	readonly verifierStart: number;
}

/**
 * Takes an entry apart.
 * @returns undefined where the server refuses the value
 */
export function readClientEntry(value: string): ClientEntryParts | undefined {
	const first = value.indexOf('@');
	const second = value.indexOf('@', first + 1);
	if (first <= 0 || second < 0) return undefined;
	return {
		host: value.slice(0, first),
		salt: value.slice(first + 1, second),
		verifier: value.slice(second + 1),
		saltStart: first + 1,
		verifierStart: second + 1,
	};
}

/** The name under which the server keeps an entry; a later entry with this name replaces an earlier one. */
export function clientKey({ host }: Pick<ClientEntryParts, 'host'>): string {
	return host.toLowerCase();
}

/** The host of an entry as far as it is written, for a value that may lack its other parts. */
export function writtenHost(value: string): string {
	const end = value.indexOf('@');
	return end < 0 ? value : value.slice(0, end);
}

/** `HOST@SALT@VERIFIER`; a later entry for the same host replaces an earlier one. */
const clientEntry: OptionHandler = stateless((value) => {
	const entry = readClientEntry(value);
	if (entry === undefined) return REJECTED;
	return { accepted: true, definitions: [{ space: 'client', key: clientKey(entry) }] };
});

/** What is wrong with one part of an entry that the server accepts; offsets into the value. */
export interface EntryFault {
	readonly part: 'host' | 'salt' | 'verifier';
	/**
	 * `blank`: white space in a host name; `length`: too long for a host, another number of digits for the others;
	 * `zero`, `too-large`: a number that `yule -P` never prints.
	 */
	readonly kind: 'missing' | 'blank' | 'length' | 'not-hexadecimal' | 'lower-case' | 'zero' | 'too-large';
	readonly start: number;
	readonly length: number;
	/** What is at fault, as written. */
	readonly text: string;
	/** The part as it should be, where that is known. */
	readonly replacement?: string;
	/** For `length`: the usual number of digits, or the longest host name. */
	readonly usual?: number;
}

/** By character code: the digits as `yule -P` prints them. */
const IS_DIGIT = new Uint8Array(128);
for (const digit of '0123456789ABCDEF') IS_DIGIT[digit.charCodeAt(0)] = 1;

/** An upper-case hexadecimal number; digits come in no order, so a table is several times as fast as an expression. */
function isNumber(text: string): boolean {
	for (let at = 0; at < text.length; at++) if (IS_DIGIT[text.charCodeAt(at)] !== 1) return false;
	return text !== '';
}

/** Whether salt and verifier are as `yule -P` prints them, which is the rule. */
function isPrinted({ salt, verifier }: Pick<ClientEntryParts, 'salt' | 'verifier'>): boolean {
	return (
		salt.length === SALT_DIGITS &&
		verifier.length >= MIN_VERIFIER &&
		verifier.length <= VERIFIER_DIGITS &&
		!verifier.startsWith('0') &&
		!isTooLarge(verifier) &&
		isNumber(salt) &&
		isNumber(verifier)
	);
}

/** Whether a verifier of the full length in upper case is not below the modulus: then digits compare as numbers do. */
function isTooLarge(verifier: string): boolean {
	return verifier.length === VERIFIER_DIGITS && verifier >= MODULUS_DIGITS;
}

/** What is wrong with the host name of an entry. */
export function hostFaults({ host }: Pick<ClientEntryParts, 'host'>): readonly EntryFault[] {
	const whole = { part: 'host', start: 0, length: Math.max(1, host.length), text: host } as const;
	if (host.trim() === '') return [{ ...whole, kind: 'missing' }];
	if (/\s/.test(host)) return [{ ...whole, kind: 'blank', replacement: host.replace(/\s+/g, '') }];
	return host.length > MAX_HOST ? [{ ...whole, kind: 'length', usual: MAX_HOST }] : [];
}

/** What is wrong with salt and verifier of an entry. */
export function secretFaults(
	entry: Pick<ClientEntryParts, 'salt' | 'verifier' | 'saltStart' | 'verifierStart'>,
): readonly EntryFault[] {
	if (isPrinted(entry)) return [];
	return [saltFault(entry), verifierFault(entry)].filter((fault) => fault !== undefined);
}

function saltFault({
	salt,
	saltStart,
}: Pick<ClientEntryParts, 'salt' | 'saltStart'>): EntryFault | undefined {
	const whole = { part: 'salt', start: saltStart, length: Math.max(1, salt.length), text: salt } as const;
	const upper = salt.toUpperCase();
	if (salt === '') return { ...whole, kind: 'missing' };
	if (!isNumber(upper)) return { ...whole, kind: 'not-hexadecimal' };
	if (salt !== PLAIN_SALT && salt.length !== SALT_DIGITS)
		return { ...whole, kind: 'length', usual: SALT_DIGITS };
	return salt === upper ? undefined : { ...whole, kind: 'lower-case', replacement: upper };
}

function verifierFault({
	salt,
	verifier,
	verifierStart,
}: Pick<ClientEntryParts, 'salt' | 'verifier' | 'verifierStart'>): EntryFault | undefined {
	const whole = { part: 'verifier', start: verifierStart, length: verifier.length, text: verifier } as const;
	const upper = verifier.toUpperCase();
	if (verifier === '') return { ...whole, kind: 'missing', start: Math.max(0, verifierStart - 1), length: 1 };
	if (!isNumber(upper)) {
		const at = upper.search(/[^0-9A-F]/);
		return {
			...whole,
			kind: 'not-hexadecimal',
			start: verifierStart + at,
			length: Math.max(1, verifier.length - at),
			text: verifier.slice(at),
		};
	}
	if (/^0+$/.test(verifier)) return { ...whole, kind: 'zero' };
	const isRightLength =
		salt === PLAIN_SALT
			? verifier.length === PLAIN_DIGITS
			: verifier.length >= MIN_VERIFIER && verifier.length <= VERIFIER_DIGITS;
	if (!isRightLength)
		return { ...whole, kind: 'length', usual: salt === PLAIN_SALT ? PLAIN_DIGITS : VERIFIER_DIGITS };
	if (salt !== PLAIN_SALT && isTooLarge(upper)) return { ...whole, kind: 'too-large' };
	// With SRP the verifier is read as a number; without it the server compares text (runs of a real client and server).
	return verifier === upper || salt !== PLAIN_SALT
		? undefined
		: { ...whole, kind: 'lower-case', replacement: upper };
}

/** The password with which every client is built until `samhain_setpwd` sets another one, as a server without SRP keeps it. */
const PLACEHOLDER_HASH = 'C39F0EEFBC64E4A8BBF72349637CC07577F714B420B62882';
/** The same password as SRP keeps it, in the second example of upstream's yulerc.template. */
const TEMPLATE_SALT = '8F81BA58956F8F42';
const TEMPLATE_VERIFIER =
	'8932D08C49CA76BD843C51EDD1D6640510FA032A7A2403E572BBDA2E5C6B753991CF7E091141D20A2499C5CD3E14C1639D17482E14E1548E5246ACF4E7193D524CDDAC9C9D6A9A36C596B4ECC68BEB0C5BB7082224946FC98E3ADE214EA1343E2DA8DF4229D4D8572AD8679228928A787B6E5390D3A713102FFCC9D0B2188C92';

/**
 * Whether an entry, as upstream's template has two, belongs to the password that every unmodified client has. Entries of
 * that password with a salt of their own take more than a comparison: `hasPlaceholderPassword`.
 */
export function isPlaceholderEntry({ salt, verifier }: Pick<ClientEntryParts, 'salt' | 'verifier'>): boolean {
	if (verifier.length < PLAIN_DIGITS) return false;
	return (
		verifier.startsWith(PLACEHOLDER_HASH) ||
		(salt === TEMPLATE_SALT && verifier.toUpperCase() === TEMPLATE_VERIFIER)
	);
}

/** The example of upstream's HOWTO-client+server, which also prints its password. */
const HOWTO_SALT = '8A542F99C3514499';
const HOWTO_VERIFIER =
	'744C3A3EE8323470D9DAD42E2485BD0B138F6B4116E964A9991A0B0D221E1AADE5800968804B99B494C39E7B9DD5710D18F1E6703D1DB6D6393295E05DF6A6AA8D10BB4A21D7D9DC4901D444500D4EA358C1B44A3E3D44ACEC645F938F790A11AB0D03586143977E2BCE3A2D689445AC89134B409E68F34B0DE8BD8242ADD7C0';

/** Whether an entry is the one that upstream's HOWTO prints together with its password. */
export function isPublishedEntry({ salt, verifier }: Pick<ClientEntryParts, 'salt' | 'verifier'>): boolean {
	return salt === HOWTO_SALT && verifier.toUpperCase() === HOWTO_VERIFIER;
}

/**
 * Whether an entry of a server with SRP belongs to the password that every unmodified client has: computes the verifier,
 * which takes 0.05 ms.
 */
export function hasPlaceholderPassword({
	salt,
	verifier,
}: Pick<ClientEntryParts, 'salt' | 'verifier'>): boolean {
	// The server skips blanks and reads digits of either case (GMP, mpz_set_str).
	const digits = verifier.replace(/\s/g, '');
	if (digits.length <= PLAIN_DIGITS || numberFault(digits, 'quick') !== undefined) return false;
	return BigInt(`0x${digits}`) === srpVerifier(PLACEHOLDER_PASSWORD, salt);
}

/**
 * Whether an entry that looks like one of a server with SRP has a verifier that belongs to no password at all: computes a
 * Jacobi symbol, which takes 0.06 ms and recognises half of all damaged verifiers.
 */
export function isDamaged(entry: Pick<ClientEntryParts, 'salt' | 'verifier'>): boolean {
	return isPrinted(entry) && numberFault(entry.verifier) === 'damaged';
}

/** The kind of server that an entry was made for, where its form shows that. */
export function passwordStyle({
	salt,
	verifier,
}: Pick<ClientEntryParts, 'salt' | 'verifier'>): 'srp' | 'plain' {
	return salt === PLAIN_SALT || verifier.length === PLAIN_DIGITS ? 'plain' : 'srp';
}

/** A word of the documentation that was left in an entry: `yule -P` prints HOSTNAME for the name. */
export function placeholderWord({ host, salt, verifier }: ClientEntryParts): string | undefined {
	if (/^(?:hostname|client_?name|name)$/i.test(host)) return host;
	if (/^<?(?:salt)>?$/i.test(salt)) return salt;
	return /^<?(?:verifier)>?$/i.test(verifier) ? verifier : undefined;
}

/** Host, salt and verifier of an entry. */
function describeClientEntry(value: string): readonly string[] {
	const entry = readClientEntry(value);
	if (entry === undefined) return ['An entry is `HOST@SALT@VERIFIER`, as `yule -P` prints it.'];
	const { host, salt, verifier } = entry;
	const isPlain = salt === PLAIN_SALT;
	const lines = [
		`- Host: ${code(clientKey(entry))}${host === clientKey(entry) ? '' : ', because the server compares names in lower case'}`,
		`- Salt: ${describeDigits(salt, isPlain ? PLAIN_SALT.length : SALT_DIGITS, true)}`,
		`- Verifier: ${describeDigits(verifier, isPlain ? PLAIN_DIGITS : VERIFIER_DIGITS, isPlain)}`,
	];
	return [lines.join('\n')];
}

function describeDigits(text: string, usual: number, isText: boolean): string {
	const upper = text.toUpperCase();
	if (text !== '' && !isNumber(upper)) return `${text.length} characters, not all of them hexadecimal digits`;
	const count = `${text.length} hexadecimal digits`;
	const length = text.length === usual ? '' : ` (\`yule -P\` prints ${usual})`;
	return `${count}${length}${text === upper || !isText ? '' : '; in lower case, while `yule -P` prints upper case'}`;
}

export const clientEntryKind: ValueModule = {
	handler: () => clientEntry,
	describe: describeClientEntry,
	accepts: () => 'It accepts `HOST@SALT@VERIFIER` as printed by `yule -P`.',
	completion: inParts('${1:client.example.org}@${2:salt}@${3:verifier}'),
	form: separatedForm('NAME@SALT@VERIFIER', '@', [
		{
			name: 'NAME',
			help: 'The name that the client announces: its fully qualified host name.',
		},
		{
			name: 'SALT',
			help: '16 upper-case hexadecimal digits; `00000000` for a server built with `--disable-srp`.',
		},
		{
			name: 'VERIFIER',
			help: 'Computed from password and salt by `yule -P`: 256 upper-case hexadecimal digits, or a few fewer; 48 with `--disable-srp`.',
		},
	]),
	tokens: (value) => {
		const entry = readClientEntry(value);
		if (entry === undefined) return wholeToken(value, 'unknown');
		const { host, saltStart, verifierStart } = entry;
		return withoutEmpty([
			{ start: 0, end: host.length, kind: 'name' },
			{ start: host.length, end: saltStart, kind: 'operator' },
			{ start: saltStart, end: verifierStart - 1, kind: 'number' },
			{ start: verifierStart - 1, end: verifierStart, kind: 'operator' },
			{ start: verifierStart, end: value.length, kind: 'number' },
		]);
	},
	names: (value) => {
		const entry = readClientEntry(value);
		return entry === undefined ? [] : hostName(entry.host, true);
	},
	normalise: (value) => {
		const entry = readClientEntry(value);
		return entry === undefined ? undefined : `${clientKey(entry)}@${entry.salt}@${entry.verifier}`;
	},
};

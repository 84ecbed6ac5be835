import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { partSpan, quote, replaceSpan } from '../edits.ts';
import type { Report } from '../finding.ts';

/** Digits of a salt and of a verifier as `yule -P` prints them; a verifier loses its leading zeros. */
const SALT_DIGITS = 16;
const VERIFIER_DIGITS = 256;
/** A verifier this much shorter is no number that lost leading zeros but one that was cut. */
const SHORTEST_VERIFIER = 240;
/** Entries of servers that were built without SRP: salt of eight zeros, verifier of 48 digits. */
const PLAIN_SALT = '00000000';
const PLAIN_DIGITS = 48;
/** Longest host name that the server keeps of what a client says (sh_xfer_server.c). */
const MAX_HOST = 64;

/** What is wrong with one part of an entry. */
interface Fault {
	readonly start: number;
	readonly length: number;
	readonly what: string;
	readonly replacement?: string;
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
function isPrinted(salt: string, verifier: string): boolean {
	return (
		salt.length === SALT_DIGITS &&
		verifier.length >= SHORTEST_VERIFIER &&
		verifier.length <= VERIFIER_DIGITS &&
		isNumber(salt) &&
		isNumber(verifier)
	);
}

function* hostFaults(host: string): Generator<Fault> {
	if (host.trim() === '')
		yield { start: 0, length: Math.max(1, host.length), what: 'The entry has no host name.' };
	else if (/\s/.test(host)) {
		const bare = host.replace(/\s+/g, '');
		yield {
			start: 0,
			length: host.length,
			what: `The host name ${quote(host)} has blanks in it, which belong to the name: no client has this name.`,
			replacement: bare,
		};
	} else if (host.length > MAX_HOST) {
		yield {
			start: 0,
			length: host.length,
			what: `The host name has ${host.length} characters; the server keeps ${MAX_HOST} of what a client says, so it never matches.`,
		};
	}
}

function* numberFaults(
	salt: string,
	verifier: string,
	saltStart: number,
	verifierStart: number,
): Generator<Fault> {
	const isPlain = salt === PLAIN_SALT;
	const upperSalt = salt.toUpperCase();
	const upperVerifier = verifier.toUpperCase();
	if (salt === '') yield { start: saltStart, length: 1, what: 'The salt is missing.' };
	else if (!isNumber(upperSalt))
		yield {
			start: saltStart,
			length: salt.length,
			what: `The salt ${quote(salt)} is no hexadecimal number.`,
		};
	else if (!isPlain && salt.length !== SALT_DIGITS)
		yield {
			start: saltStart,
			length: salt.length,
			what: `The salt has ${salt.length} digits instead of ${SALT_DIGITS}.`,
		};
	else if (salt !== upperSalt)
		yield {
			start: saltStart,
			length: salt.length,
			what: 'The salt has lower-case digits.',
			replacement: upperSalt,
		};
	if (verifier === '')
		yield { start: Math.max(0, verifierStart - 1), length: 1, what: 'The verifier is missing.' };
	else if (!isNumber(upperVerifier)) {
		const at = upperVerifier.search(/[^0-9A-F]/);
		yield {
			start: verifierStart + at,
			length: Math.max(1, verifier.length - at),
			what: `The verifier is no hexadecimal number from ${quote(verifier.slice(at))} on.`,
		};
	} else if (
		isPlain
			? verifier.length !== PLAIN_DIGITS
			: verifier.length > VERIFIER_DIGITS || verifier.length < SHORTEST_VERIFIER
	) {
		const usual = isPlain ? `${PLAIN_DIGITS}` : `${VERIFIER_DIGITS} or a few less`;
		yield {
			start: verifierStart,
			length: verifier.length,
			what: `The verifier has ${verifier.length} digits instead of ${usual}.`,
		};
	} else if (verifier !== upperVerifier)
		yield {
			start: verifierStart,
			length: verifier.length,
			what: 'The verifier has lower-case digits.',
			replacement: upperVerifier,
		};
}

export const malformedClientEntry = defineRule({
	id: 'malformed-client-entry',
	scope: 'line',
	options: ['client'],
	summary: 'A client entry whose host name, salt or verifier cannot be right.',
	why: 'The server takes the entry without a word. The client then fails with "Session key mismatch", or is "Not in client list".',
	advice:
		'Copy the entry as `yule -P PASSWORD` prints it: 16 and up to 256 hexadecimal digits in upper case, with the full name of the client in front.',
	defaultSeverity: 'error',
	since: '0.1.0',
	sources: [
		'src/sh_xfer_server.c, sh_xfer_register_client',
		'Runs of a real client and server: lower case fails',
	],
	guidance: 'authentication-1',
	examples: {
		bad: [
			'[Clients]\nClient=web1.example.org@2BC9D3A4E5F60718@12AB\n',
			'[Clients]\nClient=web 1.example.org@00000000@000000000000000000000000000000000000000000000000\n',
			'[Clients]\nClient=web1.example.org@0000000g@000000000000000000000000000000000000000000000000\n',
			'[Clients]\nClient=web1.example.org@00000000@ab00000000000000000000000000000000000000000000ef\n',
		],
		good: ['[Clients]\nClient=web1.example.org@00000000@AB00000000000000000000000000000000000000000000EF\n'],
	},
	check(line, _daemon, report) {
		if (line.parsed.isRejected === true || line.parsed.isTemplated === true) return;
		const { value, valueStart } = optionText(line);
		const first = value.indexOf('@');
		const second = value.indexOf('@', first + 1);
		if (first < 0 || second < 0) return;
		const salt = value.slice(first + 1, second);
		const verifier = value.slice(second + 1);
		const isRight = isPrinted(salt, verifier);
		// A comment behind the verifier has a rule of its own.
		if (!isRight && /\s[#;]|\s\/\//.test(verifier)) return;
		const faults = [
			...hostFaults(value.slice(0, first)),
			...(isRight ? [] : numberFaults(salt, verifier, first + 1, second + 1)),
		];
		for (const { start, length, what, replacement } of faults) {
			const span = partSpan(line, start, Math.min(length, line.text.length - valueStart - start));
			const found: Report = { ...span, what };
			report(
				replacement === undefined
					? found
					: {
							...found,
							fixes: () => [
								{
									title: `Change to ${quote(replacement)}`,
									edits: [replaceSpan(span, replacement)],
									isPreferred: true,
								},
							],
						},
			);
		}
	},
});

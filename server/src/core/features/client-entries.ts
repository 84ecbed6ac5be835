// Client entries of a server file as a person works with them: whether a password belongs to one, a new one, another one
// in its place. Random numbers come from the caller; passwords are neither kept nor written anywhere.
import type { Analysis } from '../analysis/analysis.ts';
import { formatVerifier, isClientPassword, plainVerifier, srpVerifier } from '../client-entry/srp.ts';
import { tiger } from '../client-entry/tiger.ts';
import type { Line } from '../document/line-store.ts';
import { optionText } from '../document/option-text.ts';
import type { TextEdit } from '../text/edit.ts';
import { type ClientEntryParts, clientKey, readClientEntry } from '../values/client-entry.ts';

/** How a server computes verifiers: SRP is the default, `plain` a build with --disable-srp. */
export type EntryKind = 'srp' | 'plain';

/** The salt that a server without SRP writes; it never uses it (src/sh_xfer_server.c, sh_xfer_make_client). */
const PLAIN_SALT = '00000000';
/** Digits of a hash; a server without SRP compares as many characters. */
const PLAIN_DIGITS = 48;

interface FoundEntry extends ClientEntryParts {
	readonly line: Line;
}

/** The entry that counts: of several with one name, the last one. */
function entryInForce(analysis: Analysis, name: string): FoundEntry | undefined {
	const view = analysis.view();
	const line = view
		.definingLines('client', name.toLowerCase())
		.filter((one) => !view.isDropped(one) && one.parsed.isTemplated !== true)
		.at(-1);
	const parts = line === undefined ? undefined : readClientEntry(optionText(line).value);
	return line === undefined || parts === undefined ? undefined : { ...parts, line };
}

/**
 * The line of the entry that the server uses for a client.
 * @param name in any letter case
 * @returns its number from 0; undefined where the file has no such entry
 */
export function lineOfClient(analysis: Analysis, name: string): number | undefined {
	const entry = entryInForce(analysis, name);
	return entry === undefined ? undefined : analysis.view().numberOf(entry.line);
}

/** What can be said of a password and an entry. */
export type PasswordAnswer = 'belongs' | 'differs' | 'no-entry' | 'no-password';

/**
 * Whether the entry in force for a client admits it with this password.
 * @param name in any letter case
 * @param password as `yule -G` prints it: 16 hexadecimal digits
 * @returns `no-password` for a text that cannot be a password
 */
export function checkClientPassword(analysis: Analysis, name: string, password: string): PasswordAnswer {
	const entry = entryInForce(analysis, name);
	if (entry === undefined) return 'no-entry';
	if (!isClientPassword(password)) return 'no-password';
	const { salt, verifier } = entry;
	if (verifier.slice(0, PLAIN_DIGITS) === plainVerifier(password)) return 'belongs';
	// A server with GMP, as Debian's, skips blanks in a number and reads anything else that is not a digit as 0.
	const digits = verifier.replace(/\s/g, '');
	if (!/^[0-9A-Fa-f]+$/.test(digits)) return 'differs';
	return BigInt(`0x${digits}`) === srpVerifier(password, salt) ? 'belongs' : 'differs';
}

/**
 * Makes a text of 16 upper-case digits, as yule does for salts and passwords: the beginning of the hash of random bytes.
 * @param random at least 16 bytes from a secure source
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

/**
 * Why a name cannot be the name of a new client; undefined where it can.
 * @returns one sentence
 */
export function clientNameProblem(analysis: Analysis, name: string): string | undefined {
	if (name === '') return 'Enter the name that the client announces.';
	if (/[\s@]/.test(name)) return 'A client name contains neither blanks nor "@".';
	if (name.startsWith('$(')) return 'A client name is not a shell command.';
	const line = lineOfClient(analysis, name);
	return line === undefined ? undefined : `${name.toLowerCase()} already has an entry in line ${line + 1}.`;
}

/**
 * Adds an entry to [Clients]: after the last one there, else after the header, else in a new section before [EOF].
 * Nothing else changes: a last line without a newline, which samhain ignores, stays the last one.
 * @param value as `makeClientEntry` makes it
 */
export function addClientEdit(analysis: Analysis, value: string): TextEdit {
	const { lineEnd } = analysis;
	const view = analysis.view();
	let after: number | undefined;
	let end = view.lineCount - 1;
	let at = 0;
	for (const line of analysis.model.store.all()) {
		const { parsed, context } = line;
		const isPlain = context?.branch === undefined;
		if (parsed.kind === 'eof' && isPlain) {
			end = at;
			break;
		}
		const isEntry = parsed.kind === 'option' && parsed.option?.key === 'client';
		const isHeader = parsed.kind === 'section' && parsed.header?.toLowerCase() === 'clients';
		if (isPlain && (isEntry || (isHeader && after === undefined)) && !view.isDropped(line)) after = at;
		at++;
	}
	const place = { line: after === undefined ? end : after + 1, column: 0 };
	const header = after === undefined ? `[Clients]${lineEnd}` : '';
	return { range: { start: place, end: place }, text: `${header}Client=${value}${lineEnd}` };
}

/**
 * Gives the entry in force for a client another salt and verifier.
 * @param value as `makeClientEntry` makes it; its name is not used
 * @returns undefined where the file has no such entry
 */
export function rotateClientEdit(analysis: Analysis, name: string, value: string): TextEdit | undefined {
	const entry = entryInForce(analysis, name);
	const made = readClientEntry(value);
	if (entry === undefined || made === undefined) return undefined;
	const line = analysis.view().numberOf(entry.line);
	const { valueStart, valueEnd } = optionText(entry.line);
	return {
		range: {
			start: { line, column: valueStart + entry.saltStart },
			end: { line, column: valueEnd },
		},
		text: `${made.salt}@${made.verifier}`,
	};
}

/** What is left to do on both machines after an entry was added or changed; the commands are exact. */
export function clientChecklist(name: string): readonly string[] {
	const key = clientKey({ host: name });
	return [
		`On ${key}: samhain_setpwd samhain new PASSWORD, with a samhain binary whose password was never set; then install samhain.new in its place.`,
		`On the server: rc.${key} in the data directory of yule is the configuration that it sends to this client (rc serves every other client).`,
		`On the server: file.${key} is the baseline; initialize it on the client with "samhain -t init" and copy it here.`,
		`On the server: if it uses TCP wrappers, hosts.allow needs the line "yule: ${key}".`,
		'On the server: send SIGHUP to yule, so that it reads the new entry; yulerc must be readable for the user that yule runs as.',
		`On ${key}: restart samhain. The client logs "Session key negotiated", the server "NEW CLIENT".`,
	];
}

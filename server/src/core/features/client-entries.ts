// Client entries of a server file as a person works with them: whether a password belongs to one, a new one, another one
// in its place. Random numbers come from the caller; passwords are neither kept nor written anywhere.
import type { Analysis } from '../analysis/analysis.ts';
import { admitsPassword, isPlainEntry } from '../client-entry/entry.ts';
import { isClientPassword } from '../client-entry/srp.ts';
import type { Line } from '../document/line-store.ts';
import { optionText } from '../document/option-text.ts';
import type { TextEdit } from '../text/edit.ts';
import { type ClientEntryParts, clientKey, readClientEntry } from '../values/client-entry.ts';
import { isHeaderOf, placeForLines } from './section-place.ts';

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

/** The name of the client whose entry is in a line, numbered from 0; undefined where there is none. */
export function clientNameAt(analysis: Analysis, number: number): string | undefined {
	const line = analysis.model.store.lineAt(number);
	if (line?.parsed.option?.key !== 'client' || line.parsed.isTemplated === true) return undefined;
	return readClientEntry(optionText(line).value)?.host.toLowerCase();
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
	return admitsPassword(entry.salt, entry.verifier, password) ? 'belongs' : 'differs';
}

/** A client and the entry that the server uses for it. */
export interface ClientInForce {
	/** In lower case, as the server compares it. */
	readonly name: string;
	/** Number of the line, from 0. */
	readonly line: number;
	readonly salt: string;
	readonly verifier: string;
	/** The entry has the form of a server without SRP. */
	readonly isPlain: boolean;
}

/**
 * The clients of a server file, each with the entry in force.
 * @param limit no more than so many
 */
export function clientsInForce(analysis: Analysis, limit: number): readonly ClientInForce[] {
	const found: ClientInForce[] = [];
	for (const name of analysis.model.definitions.names('client')) {
		if (found.length >= limit) break;
		const client = clientInForce(analysis, name);
		if (client !== undefined) found.push(client);
	}
	return found;
}

/** The client of a name in any letter case; undefined where the file has no such entry. */
export function clientInForce(analysis: Analysis, name: string): ClientInForce | undefined {
	const entry = entryInForce(analysis, name);
	if (entry === undefined) return undefined;
	const { salt, verifier, line } = entry;
	return {
		name: name.toLowerCase(),
		line: analysis.view().numberOf(line),
		salt,
		verifier,
		isPlain: isPlainEntry(salt, verifier),
	};
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
 * Adds entries to [Clients]: after the last one there, else after the header, else in a new section before [EOF].
 * Nothing else changes: a last line without a newline, which samhain ignores, stays the last one.
 * @param values as `makeClientEntry` makes them
 */
export function addClientEdit(analysis: Analysis, values: readonly string[]): TextEdit {
	const { lineEnd } = analysis;
	const { line, isNewSection } = placeForLines(
		analysis,
		({ parsed }, isFirst) =>
			(parsed.kind === 'option' && parsed.option?.key === 'client') ||
			(isFirst && isHeaderOf(parsed, 'Clients')),
	);
	const place = { line, column: 0 };
	const header = isNewSection ? ['[Clients]'] : [];
	const lines = [...header, ...values.map((value) => `Client=${value}`)];
	return { range: { start: place, end: place }, text: lines.map((line) => `${line}${lineEnd}`).join('') };
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
		`On ${key}: \`samhain_setpwd samhain new PASSWORD\`, with a samhain binary whose password was never set; then install \`samhain.new\` in its place.`,
		`On the server: \`rc.${key}\` in the data directory of yule is the configuration that it sends to this client (\`rc\` serves every other client).`,
		`On the server: \`file.${key}\` is the baseline; initialize it on the client with \`samhain -t init\` and copy it here.`,
		`On the server: if it uses TCP wrappers, hosts.allow needs the line \`yule: ${key}\`.`,
		'On the server: send SIGHUP to yule, so that it reads the new entry; yulerc must be readable for the user that yule runs as.',
		`On ${key}: restart samhain. The client logs "Session key negotiated", the server "NEW CLIENT".`,
	];
}

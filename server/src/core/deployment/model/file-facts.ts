// Draws the deployment's facts from one analysed file. Only what is read on every host counts as a fact;
// what a conditional block may or may not set stays unsaid.

import type { FileView } from '../../document/file-view.ts';
import type { Line } from '../../document/line-store.ts';
import { optionText } from '../../document/option-text.ts';
import { isReadIn } from '../../effective/by-branch.ts';
import { acceptedLines, decidingLine } from '../../effective/in-force.ts';
import { knownValue } from '../../effective/known-value.ts';
import { readBool } from '../../values/bool.ts';
import { classWords } from '../../values/classes.ts';
import { clientKey, readClientEntry } from '../../values/client-entry.ts';
import { readOneAddress } from '../../values/ip.ts';
import { readNumber } from '../../values/number.ts';
import { selectedLevels } from '../../values/threshold.ts';
import type { ClientEntry, ClientFile, Fact, Place, ServerFile } from './deployment-model.ts';

/** A file that has been read, and how long its facts are to last. */
export interface FactSource {
	/** Path that is taken over into all places. */
	readonly file: string;
	readonly view: FileView;
	/**
	 * Whether places follow their lines when lines above come or go; they then hold on to the analysis. Otherwise facts
	 * are plain data that outlives it.
	 */
	readonly isFollowed: boolean;
}

function placeOf(source: FactSource, line: Line, startColumn: number, endColumn: number): Place {
	const { file, view, isFollowed } = source;
	if (!isFollowed) return { file, line: view.numberOf(line), startColumn, endColumn };
	return {
		file: source.file,
		get line() {
			return view.numberOf(line);
		},
		startColumn,
		endColumn,
	};
}

function factOf<T>(
	source: FactSource,
	line: Line,
	read: (value: string, line: Line, view: FileView) => T | undefined,
): Fact<T> | undefined {
	const text = knownValue(line);
	const value = text === undefined ? undefined : read(text, line, source.view);
	const { valueStart, valueEnd } = optionText(line);
	return text === undefined || value === undefined
		? undefined
		: { value, text, place: placeOf(source, line, valueStart, valueEnd) };
}

/** The value in force of an option; undefined where it is the default, or not the same on all hosts. */
function factInForce<T>(
	source: FactSource,
	key: string,
	read: (value: string, line: Line, view: FileView) => T | undefined,
): Fact<T> | undefined {
	const line = decidingLine(source.view, key);
	return line === undefined ? undefined : factOf(source, line, read);
}

function readNumberOf(value: string, { parsed }: Line): number {
	return Number(readNumber(value, parsed.option?.reading).value);
}

/** An address that a server can be bound to; the words and forms for "all of them" yield no address. */
function readListenAddress(value: string, _line: Line, { daemon }: FileView): string | undefined {
	return readOneAddress(value, daemon.machine);
}

function readText(value: string): string {
	return value;
}

/** One `Client=` line: name, salt and verifier lie between the first two `@` (sh_xfer_server.c). */
function readEntry(source: FactSource, line: Line): ClientEntry | undefined {
	const { value, valueStart } = optionText(line);
	const entry = readClientEntry(value);
	if (entry === undefined || line.parsed.isTemplated === true) return undefined;
	return {
		name: clientKey(entry),
		text: entry.host,
		salt: entry.salt,
		verifier: entry.verifier,
		place: placeOf(source, line, valueStart, valueStart + entry.host.length),
	};
}

/**
 * The `Client=` entries of one name.
 * @param name lower case
 */
export function readEntriesOf(source: FactSource, name: string): ClientEntry[] {
	return source.view
		.definingLines('client', name)
		.filter((line) => !source.view.isDropped(line))
		.flatMap((line) => readEntry(source, line) ?? []);
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out the keys without a value, so that an absent fact is an absent key. */
function definedOnly<T extends object>(facts: { [K in keyof T]: T[K] | undefined }): Defined<T>;
function definedOnly(facts: Readonly<Record<string, unknown>>): object {
	return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

/** The facts of a server file besides its entries; costs the same whatever their number. */
export function readServerOptions(source: FactSource): Omit<ServerFile, 'entries'> {
	return {
		file: source.file,
		...definedOnly({
			port: factInForce(source, 'setserverport', readNumberOf),
			listenAddress: factInForce(source, 'setserverinterface', readListenAddress),
			clientFromAccept: factInForce(source, 'setclientfromaccept', readBool),
			severityLookup: factInForce(source, 'severitylookup', readText),
			clientTimeLimit: factInForce(source, 'setclienttimelimit', readNumberOf),
			separateLogs: factInForce(source, 'useseparatelogs', readBool),
			stripDomain: factInForce(source, 'setstripdomain', readBool),
			chrootDir: factInForce(source, 'setchrootdir', readText),
		}),
	};
}

/** The facts of a server file. */
export function readServerFacts(source: FactSource): ServerFile {
	return {
		...readServerOptions(source),
		entries: acceptedLines(source.view, 'client').flatMap((line) => readEntry(source, line) ?? []),
	};
}

function readMarks(source: FactSource): Fact<boolean> | undefined {
	const severity = factInForce(source, 'exportseverity', readText);
	if (severity !== undefined && !selectedLevels(severity.value, source.view.daemon).has('mark'))
		return { ...severity, value: false };
	const classes = factInForce(source, 'exportclass', readText);
	if (classes === undefined) return severity === undefined ? undefined : { ...severity, value: true };
	const words = classWords(classes.value, source.view.daemon).map(({ name }) => name);
	// STAMP by its own name; which of the simplified classes holds it is left open in the client's favour.
	return { ...classes, value: words.some((word) => word === 'STAMP' || word === 'OTHER' || word === 'RUN') };
}

function readExport(source: FactSource): Fact<boolean> | undefined {
	const severity = factInForce(source, 'exportseverity', readText);
	return severity === undefined
		? undefined
		: { ...severity, value: selectedLevels(severity.value, source.view.daemon).size > 0 };
}

/** The log servers that are certain; if all of them are conditional, the first represents them. */
function readLogServers(source: FactSource): Fact<string>[] {
	// The third one is rejected, and that is what is to be found.
	const { view } = source;
	const lines = view.lines('option:setlogserver').filter((line) => !view.isDropped(line));
	const certain = lines.filter((line) => isReadIn(line, undefined));
	const chosen = certain.length > 0 ? certain : lines.slice(0, 1);
	return chosen.map((line) => {
		const { value: text, valueStart, valueEnd } = optionText(line);
		return { value: text, text, place: placeOf(source, line, valueStart, valueEnd) };
	});
}

/** A line with a password in clear text; a client has no use for it, but whoever reads the file has. */
function findPassword(view: FileView): Line | undefined {
	const unread = [...view.lines('ignored'), ...view.lines('invalid')];
	return (
		view.first('option:setdbpassword') ?? unread.find(({ text }) => /^\s*setdbpassword\s*=\s*\S/i.test(text))
	);
}

/** The facts of a client's configuration; analyse it for the host of that client, so that its conditions are decided. */
export function readClientFacts(source: FactSource): ClientFile {
	const password = findPassword(source.view);
	return {
		file: source.file,
		logServers: readLogServers(source),
		...definedOnly({
			loopTime: factInForce(source, 'setlooptime', readNumberOf),
			exportsMarks: readMarks(source),
			exportsAnything: readExport(source),
			reverseLookup: factInForce(source, 'setreverselookup', readBool),
			bindAddress: factInForce(source, 'setbindaddress', readText),
			password: password === undefined ? undefined : placeOf(source, password, 0, password.text.length),
		}),
	};
}

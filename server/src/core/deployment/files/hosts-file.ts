// The hosts file as the C library's "files" service reads it (hosts(5), nsswitch.conf(5)).
// A name or address that is missing here may still be known to a name server, so "not found" means "not said".
import { normalizeAddress } from '../../values/ip-address.ts';

/** One name on a line, with UTF-16 columns from 0; the end column is exclusive. */
export interface HostsName {
	readonly text: string;
	readonly startColumn: number;
	readonly endColumn: number;
}

/** One line that maps an address to names; `names[0]` is the canonical name, and a line may lack even that. */
export interface HostsEntry {
	/** Line number from 0. */
	readonly line: number;
	/** The address as written. */
	readonly address: HostsName;
	/** The one spelling of the address, to compare by. */
	readonly key: string;
	readonly names: readonly HostsName[];
}

/**
 * A line that does not do what its author meant: the resolver passes over one without a usable address; one without
 * a name still answers the look-up of its address, with an empty name, and hides later lines for that address.
 */
export interface BadHostsLine {
	/** Line number from 0. */
	readonly line: number;
	readonly text: string;
	readonly reason: 'not-an-address' | 'no-name';
}

/** A parsed hosts file with the two ways to look something up in it. */
export interface HostsFile {
	readonly entries: readonly HostsEntry[];
	readonly bad: readonly BadHostsLine[];
	/** Lower-cased name to the lines that carry it, in file order. */
	readonly byName: ReadonlyMap<string, readonly HostsEntry[]>;
	/** One spelling of the address to the lines that start with it, in file order. */
	readonly byAddress: ReadonlyMap<string, readonly HostsEntry[]>;
}

/** What a name leads to. */
export interface ForwardLookup {
	/** First name of the first line that carries the name: what getaddrinfo(3) returns with AI_CANONNAME. */
	readonly canonicalName: string;
	/** The addresses of all lines that carry the name, in file order, each once, in the one spelling. */
	readonly addresses: readonly [string, ...string[]];
	readonly entries: readonly [HostsEntry, ...HostsEntry[]];
}

/** What an address leads to: the first line with it decides. The name is empty where that line has none. */
export interface ReverseLookup {
	readonly canonicalName: string;
	readonly entry: HostsEntry;
}

function splitWords(line: string): HostsName[] {
	const words: HostsName[] = [];
	for (const match of line.matchAll(/[^ \t\r\v\f]+/g)) {
		words.push({ text: match[0], startColumn: match.index, endColumn: match.index + match[0].length });
	}
	return words;
}

function addTo(index: Map<string, HostsEntry[]>, key: string, entry: HostsEntry): void {
	const list = index.get(key);
	if (list === undefined) index.set(key, [entry]);
	else if (list.at(-1) !== entry) list.push(entry);
}

/**
 * Parses a hosts file.
 * @param text the whole file; CR before LF is white space
 * @returns its lines; unusable ones are kept in `bad`, never thrown away
 */
export function parseHosts(text: string): HostsFile {
	const entries: HostsEntry[] = [];
	const bad: BadHostsLine[] = [];
	const byName = new Map<string, HostsEntry[]>();
	const byAddress = new Map<string, HostsEntry[]>();
	for (const [line, whole] of text.split('\n').entries()) {
		const hash = whole.indexOf('#');
		const [address, ...names] = splitWords(hash < 0 ? whole : whole.slice(0, hash));
		if (address === undefined) continue;
		const key = normalizeAddress(address.text);
		if (key === undefined) {
			bad.push({ line, text: whole.trim(), reason: 'not-an-address' });
			continue;
		}
		if (names.length === 0) bad.push({ line, text: whole.trim(), reason: 'no-name' });
		const entry: HostsEntry = { line, address, key, names };
		entries.push(entry);
		addTo(byAddress, key, entry);
		for (const name of entry.names) addTo(byName, name.text.toLowerCase(), entry);
	}
	return { entries, bad, byName, byAddress };
}

/** Looks a name up, letter case ignored; a numeric address is not a name. */
export function lookUpName(hosts: HostsFile, name: string): ForwardLookup | undefined {
	const [first, ...rest] = hosts.byName.get(name.toLowerCase()) ?? [];
	if (first === undefined) return undefined;
	const more = new Set(rest.map((entry) => entry.key));
	more.delete(first.key);
	return {
		canonicalName: first.names[0]?.text ?? '',
		addresses: [first.key, ...more],
		entries: [first, ...rest],
	};
}

/** Looks an address up, in whatever spelling; the first line with it decides, later ones are never reached. */
export function lookUpAddress(hosts: HostsFile, address: string): ReverseLookup | undefined {
	const key = normalizeAddress(address);
	if (key === undefined) return undefined;
	const entry = hosts.byAddress.get(key)?.[0];
	return entry === undefined ? undefined : { canonicalName: entry.names[0]?.text ?? '', entry };
}

// What is known of one deployment: facts drawn from its files, and a few that no file shows.
// The records are filled from outside, file by file; nothing here parses samhainrc or yulerc.
import type { HostsFile } from './hosts-file.ts';
import { normalizeAddress } from './ip-address.ts';
import type { Resolver } from './names.ts';
import type { WrapperFile } from './tcp-wrappers-file.ts';

/**
 * A stretch of one line of a file: line and UTF-16 columns from 0, the end column exclusive. The line may be a getter,
 * so that lines can move without the facts being made anew.
 */
export interface Place {
	readonly file: string;
	readonly line: number;
	readonly startColumn: number;
	readonly endColumn: number;
}

/** The value in force of an option, as the daemon understood it and as it is written, and where the value stands. */
export interface Fact<T> {
	readonly value: T;
	readonly text: string;
	readonly place: Place;
}

/** One `Client=` line that the server reads. */
export interface ClientEntry {
	/** The name as the server keeps it: lower case. */
	readonly name: string;
	/** The name as written. */
	readonly text: string;
	readonly salt: string;
	readonly verifier: string;
	/** Where the name stands. */
	readonly place: Place;
}

/** What a server file says; an absent fact means the daemon's default. */
export interface ServerFile {
	readonly file: string;
	/** All entries that are read, in the order of the file. */
	readonly entries: readonly ClientEntry[];
	readonly port?: Fact<number>;
	/** SetServerInterface, when it names one address. */
	readonly listenAddress?: Fact<string>;
	readonly clientFromAccept?: Fact<boolean>;
	readonly severityLookup?: Fact<string>;
	/** Seconds. */
	readonly clientTimeLimit?: Fact<number>;
	readonly separateLogs?: Fact<boolean>;
	readonly stripDomain?: Fact<boolean>;
	readonly chrootDir?: Fact<string>;
	/** False when no destination of the server takes what clients send (level `inet`); the place is the threshold. */
	readonly recordsClients?: Fact<boolean>;
}

/** What a client's configuration says; an absent fact means the daemon's default. */
export interface ClientFile {
	readonly file: string;
	/** All SetLogServer lines in order; the daemon uses two. */
	readonly logServers: readonly Fact<string>[];
	/** SetLoopTime: seconds between heartbeats. */
	readonly loopTime?: Fact<number>;
	/** Whether ExportSeverity and ExportClass let the heartbeat (level `mark`, class STAMP) pass. */
	readonly exportsMarks?: Fact<boolean>;
	/** Whether they let anything pass. */
	readonly exportsAnything?: Fact<boolean>;
	readonly reverseLookup?: Fact<boolean>;
	readonly bindAddress?: Fact<string>;
	/** Where a password stands in clear text, e.g. SetDBPassword. */
	readonly password?: Place;
}

/** A file in the server's data directory: `rc.NAME`, `rc`, `file.NAME` or `file`. */
export interface DataFile {
	readonly path: string;
	readonly kind: 'config' | 'baseline';
	/** NAME as written; empty for a catch-all. */
	readonly name: string;
	/** Bytes, where known. */
	readonly size?: number;
	/** Permission bits, where the file system tells. */
	readonly mode?: number;
	readonly uid?: number;
	readonly gid?: number;
}

/** A parsed file with its path. */
export interface Located<T> {
	readonly file: string;
	readonly content: T;
}

/** What is known of one client machine besides its samhainrc. */
export interface ClientMachine {
	/** The name it is meant to have, lower case. */
	readonly name: string;
	/** What `uname -n` prints there. */
	readonly nodeName?: string;
	/** Addresses that its connections come from. */
	readonly addresses?: readonly string[];
	readonly hosts?: Located<HostsFile>;
}

/** What no file shows. */
export interface DeploymentFacts {
	readonly label: string;
	/** Name that the server was installed under, which TCP wrappers know it by. */
	readonly installName: string;
	/** Port that the clients were built for. */
	readonly clientPort: number;
	/** True when the project file says so; else it is the default of the sources. */
	readonly isClientPortStated: boolean;
	/** Port that the server was built for. */
	readonly serverPort: number;
	readonly serverName?: string;
	readonly serverAddresses: readonly string[];
	readonly resolver: Resolver;
	/** The user that the server runs as. */
	readonly serverUser?: { readonly uid: number; readonly gids: readonly number[] };
	/** Log server compiled into the clients. */
	readonly builtInLogServer?: string;
}

/** Port of client and server unless --with-port says otherwise (configure.ac). */
export const DEFAULT_PORT = 49777;

export const DEFAULT_FACTS: DeploymentFacts = {
	label: 'deployment',
	installName: 'yule',
	clientPort: DEFAULT_PORT,
	isClientPortStated: false,
	serverPort: DEFAULT_PORT,
	serverAddresses: [],
	resolver: 'files-then-dns',
};

/** The whole deployment, indexed by client; change it with the functions below only. */
export interface DeploymentModel {
	readonly facts: DeploymentFacts;
	readonly servers: ReadonlyMap<string, ServerFile>;
	/** Name to its entries over all server files. */
	readonly entries: ReadonlyMap<string, readonly ClientEntry[]>;
	readonly dataFiles: ReadonlyMap<string, readonly DataFile[]>;
	readonly clientFiles: ReadonlyMap<string, ClientFile>;
	readonly machines: ReadonlyMap<string, ClientMachine>;
	readonly machinesByAddress: ReadonlyMap<string, readonly string[]>;
	/** First label to the registered names that begin with it: they share a separate log. */
	readonly namesByLabel: ReadonlyMap<string, ReadonlySet<string>>;
	readonly counts: { readonly config: number; readonly baseline: number };
	readonly serverHosts: Located<HostsFile> | undefined;
	readonly allow: Located<WrapperFile> | undefined;
	readonly deny: Located<WrapperFile> | undefined;
}

/** Which findings a change can touch. */
export interface Affected {
	readonly server: boolean;
	readonly clients: 'all' | readonly string[];
}

const ALL: Affected = { server: true, clients: 'all' };

/** The files around the server that every client's findings depend on. */
export interface ServerSurroundings {
	readonly serverHosts: Located<HostsFile> | undefined;
	readonly allow: Located<WrapperFile> | undefined;
	readonly deny: Located<WrapperFile> | undefined;
}

function push<V>(index: Map<string, V[]>, key: string, value: V): void {
	const list = index.get(key);
	if (list === undefined) index.set(key, [value]);
	else list.push(value);
}

function drop<V>(index: Map<string, V[]>, key: string, isGone: (value: V) => boolean): void {
	const left = (index.get(key) ?? []).filter((value) => !isGone(value));
	if (left.length === 0) index.delete(key);
	else index.set(key, left);
}

function firstLabel(name: string): string {
	const dot = name.indexOf('.');
	return dot < 0 || normalizeAddress(name) !== undefined ? name : name.slice(0, dot);
}

/** Holds a deployment and keeps its indexes; each change costs what it changes and says whose findings it touches. */
export class Deployment implements DeploymentModel {
	facts: DeploymentFacts;
	readonly servers = new Map<string, ServerFile>();
	readonly entries = new Map<string, ClientEntry[]>();
	readonly dataFiles = new Map<string, DataFile[]>();
	readonly clientFiles = new Map<string, ClientFile>();
	readonly machines = new Map<string, ClientMachine>();
	readonly machinesByAddress = new Map<string, string[]>();
	readonly namesByLabel = new Map<string, Set<string>>();
	readonly counts = { config: 0, baseline: 0 };
	serverHosts: Located<HostsFile> | undefined;
	allow: Located<WrapperFile> | undefined;
	deny: Located<WrapperFile> | undefined;

	constructor(facts: DeploymentFacts = DEFAULT_FACTS) {
		this.facts = facts;
	}

	setFacts(facts: DeploymentFacts): Affected {
		this.facts = facts;
		return ALL;
	}

	setSurroundings(surroundings: ServerSurroundings): Affected {
		this.serverHosts = surroundings.serverHosts;
		this.allow = surroundings.allow;
		this.deny = surroundings.deny;
		return ALL;
	}

	/** Takes a server file or its new reading. When options other than entries changed, all clients are affected. */
	putServer(server: ServerFile): Affected {
		const old = this.servers.get(server.file);
		const names = new Set<string>();
		for (const entry of old?.entries ?? []) names.add(entry.name);
		for (const name of names) this.#dropEntries(server.file, name);
		this.servers.set(server.file, server);
		for (const entry of server.entries) {
			names.add(entry.name);
			this.#addEntry(entry);
		}
		return old !== undefined && hasSameOptions(old, server) ? { server: true, clients: [...names] } : ALL;
	}

	removeServer(file: string): Affected {
		const old = this.servers.get(file);
		for (const entry of old?.entries ?? []) this.#dropEntries(file, entry.name);
		this.servers.delete(file);
		return ALL;
	}

	/** Takes the entries of one name in one server file; the rest of that file is unchanged. */
	putEntries(file: string, name: string, entries: readonly ClientEntry[]): Affected {
		this.#dropEntries(file, name);
		for (const entry of entries) this.#addEntry(entry);
		return { server: true, clients: this.#neighbours(name) };
	}

	putDataFile(dataFile: DataFile): Affected {
		const key = dataFile.name.toLowerCase();
		this.#dropDataFile(dataFile.path, key);
		push(this.dataFiles, key, dataFile);
		this.counts[dataFile.kind]++;
		return key === '' || this.counts[dataFile.kind] === 1 ? ALL : { server: true, clients: [key] };
	}

	removeDataFile(dataFile: DataFile): Affected {
		const key = dataFile.name.toLowerCase();
		this.#dropDataFile(dataFile.path, key);
		return key === '' || this.counts[dataFile.kind] === 0 ? ALL : { server: true, clients: [key] };
	}

	/** Takes what a client's configuration says; undefined when it has none any more. */
	putClientFile(name: string, clientFile: ClientFile | undefined): Affected {
		const key = name.toLowerCase();
		if (clientFile === undefined) this.clientFiles.delete(key);
		else this.clientFiles.set(key, clientFile);
		return { server: false, clients: [key] };
	}

	putMachine(machine: ClientMachine): Affected {
		const key = machine.name.toLowerCase();
		const old = this.machines.get(key);
		for (const address of old?.addresses ?? []) {
			drop(this.machinesByAddress, normalizeAddress(address) ?? address, (name) => name === key);
		}
		this.machines.set(key, machine);
		for (const address of machine.addresses ?? []) {
			push(this.machinesByAddress, normalizeAddress(address) ?? address, key);
		}
		const touched = [...(old?.addresses ?? []), ...(machine.addresses ?? [])];
		return { server: false, clients: [key, ...touched.filter((address) => this.entries.has(address))] };
	}

	#addEntry(entry: ClientEntry): void {
		push(this.entries, entry.name, entry);
		const label = firstLabel(entry.name);
		const names = this.namesByLabel.get(label);
		if (names === undefined) this.namesByLabel.set(label, new Set([entry.name]));
		else names.add(entry.name);
	}

	#dropEntries(file: string, name: string): void {
		if (!this.entries.has(name)) return;
		drop(this.entries, name, (entry) => entry.place.file === file);
		if (this.entries.has(name)) return;
		const label = firstLabel(name);
		const names = this.namesByLabel.get(label);
		names?.delete(name);
		if (names?.size === 0) this.namesByLabel.delete(label);
	}

	#dropDataFile(path: string, key: string): void {
		const old = this.dataFiles.get(key)?.find((one) => one.path === path);
		if (old === undefined) return;
		this.counts[old.kind]--;
		drop(this.dataFiles, key, (one) => one.path === path);
	}

	/** A name and those whose findings speak of it: same first label, same address in the server's hosts file. */
	#neighbours(name: string): string[] {
		const names = new Set([name, ...(this.namesByLabel.get(firstLabel(name)) ?? [])]);
		const hosts = this.serverHosts?.content;
		for (const own of hosts?.byName.get(name) ?? []) {
			names.add(own.key);
			for (const entry of hosts?.byAddress.get(own.key) ?? []) {
				for (const other of entry.names) names.add(other.text.toLowerCase());
			}
		}
		return [...names];
	}
}

function hasSameOptions(left: ServerFile, right: ServerFile): boolean {
	const keys = [
		'port',
		'listenAddress',
		'clientFromAccept',
		'severityLookup',
		'clientTimeLimit',
		'separateLogs',
		'stripDomain',
		'chrootDir',
		'recordsClients',
	] as const;
	return keys.every((key) => left[key]?.value === right[key]?.value);
}

/** The names that the model knows of as clients: registered, served, or described; sorted. */
export function listClientNames(model: DeploymentModel): string[] {
	const names = new Set<string>([
		...model.entries.keys(),
		...model.machines.keys(),
		...model.dataFiles.keys(),
	]);
	names.delete('');
	return [...names].sort();
}

/** The server file whose settings stand for the deployment: the first. */
export function mainServer(model: DeploymentModel): ServerFile | undefined {
	for (const server of model.servers.values()) return server;
	return undefined;
}

/** The entry in force for a name: the last one of the main server file, else of any. */
export function activeEntry(model: DeploymentModel, name: string): ClientEntry | undefined {
	const entries = model.entries.get(name) ?? [];
	const main = mainServer(model)?.file;
	return entries.findLast((entry) => entry.place.file === main) ?? entries.at(-1);
}

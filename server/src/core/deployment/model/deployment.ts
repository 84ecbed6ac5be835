// Holds a deployment and keeps its indexes while files and machines come and go. The records are filled from outside,
// file by file; what they mean is in deployment-model.ts.
import { addTo, appendTo } from '../../text/multimap.ts';
import { normalizeAddress } from '../../values/ip-address.ts';
import type { HostsFile } from '../files/hosts-file.ts';
import type { WrapperFile } from '../files/tcp-wrappers-file.ts';
import type {
	ClientEntry,
	ClientFile,
	ClientMachine,
	DataFile,
	DeploymentFacts,
	DeploymentModel,
	FileRights,
	Located,
	ServerFile,
	ServerSurroundings,
} from './deployment-model.ts';
import { DEFAULT_FACTS, listOwnAddresses } from './deployment-model.ts';
import { predictAnnouncement } from './names.ts';

/** Which findings a change can touch. */
export interface Affected {
	readonly server: boolean;
	readonly clients: 'all' | readonly string[];
}

const ALL: Affected = { server: true, clients: 'all' };

function drop<V>(index: Map<string, V[]>, key: string, isGone: (value: V) => boolean): void {
	const left = (index.get(key) ?? []).filter((value) => !isGone(value));
	if (left.length === 0) index.delete(key);
	else index.set(key, left);
}

function firstLabel(name: string): string {
	const dot = name.indexOf('.');
	return dot < 0 || normalizeAddress(name) !== undefined ? name : name.slice(0, dot);
}

/** Holds a deployment and keeps its indexes; each change costs what it changes and returns whose findings it touches. */
export class Deployment implements DeploymentModel {
	readonly facts: DeploymentFacts;
	readonly servers = new Map<string, ServerFile>();
	readonly serverRights = new Map<string, FileRights>();
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
	/** Server file to the names that it has entries for. */
	readonly #namesByFile = new Map<string, Set<string>>();
	/** Announced name to the machines that announce it. */
	readonly #announcers = new Map<string, string[]>();
	/** Clients with SetBindAddress: few, and their address is not in the other indexes. */
	readonly #boundClients = new Set<string>();

	constructor(facts: DeploymentFacts = DEFAULT_FACTS) {
		this.facts = facts;
	}

	setSurroundings(surroundings: ServerSurroundings): Affected {
		this.serverHosts = surroundings.serverHosts;
		this.allow = surroundings.allow;
		this.deny = surroundings.deny;
		return ALL;
	}

	/**
	 * Takes a server file or its new reading. Only clients whose entries differ and their neighbours are affected, unless
	 * an option changed, too.
	 */
	putServer(server: ServerFile): Affected {
		const old = this.servers.get(server.file);
		const wasEmpty = this.entries.size === 0;
		const before = this.#entriesOf(server.file);
		const after = groupEntries(server.entries);
		const names = new Set(this.#namesByFile.get(server.file));
		for (const name of names) this.#dropEntries(server.file, name);
		this.servers.set(server.file, server);
		for (const entry of server.entries) this.#addEntry(entry);
		if (old === undefined || !hasSameOptions(old, server) || !hasSamePlaces(old, server)) return ALL;
		if (wasEmpty !== (this.entries.size === 0)) return ALL;
		const clients = new Set<string>();
		for (const name of new Set([...names, ...after.keys()])) {
			if (hasSameEntries(before.get(name), after.get(name))) continue;
			for (const neighbour of this.#neighbours(name)) clients.add(neighbour);
		}
		return { server: true, clients: [...clients] };
	}

	/** Takes what the file system tells of a server file. */
	putServerRights(file: string, rights: FileRights): Affected {
		this.serverRights.set(file, rights);
		return { server: true, clients: [] };
	}

	removeServer(file: string): Affected {
		for (const name of new Set(this.#namesByFile.get(file))) this.#dropEntries(file, name);
		this.servers.delete(file);
		return ALL;
	}

	/** Takes a new reading of a server file whose options and entries the model has already; only places may differ. */
	refreshServer(server: ServerFile): void {
		this.servers.set(server.file, server);
	}

	/** Takes the entries of one name in one server file; the rest of that file is unchanged. */
	putEntries(file: string, name: string, entries: readonly ClientEntry[]): Affected {
		const wasEmpty = this.entries.size === 0;
		this.#dropEntries(file, name);
		for (const entry of entries) this.#addEntry(entry);
		// Whether anybody is registered at all decides about every file.
		if (wasEmpty !== (this.entries.size === 0)) return ALL;
		return { server: true, clients: this.#neighbours(name) };
	}

	putDataFile(dataFile: DataFile): Affected {
		const key = dataFile.name.toLowerCase();
		this.#dropDataFile(dataFile.path, key);
		appendTo(this.dataFiles, key, dataFile);
		this.counts[dataFile.kind]++;
		return key === '' || this.counts[dataFile.kind] === 1
			? ALL
			: { server: true, clients: this.#neighbours(key) };
	}

	removeDataFile(dataFile: DataFile): Affected {
		const key = dataFile.name.toLowerCase();
		this.#dropDataFile(dataFile.path, key);
		return key === '' || this.counts[dataFile.kind] === 0
			? ALL
			: { server: true, clients: this.#neighbours(key) };
	}

	/** Takes the facts of a client's configuration; undefined when it no longer has one. */
	putClientFile(name: string, clientFile: ClientFile | undefined): Affected {
		const key = name.toLowerCase();
		if (clientFile === undefined) this.clientFiles.delete(key);
		else this.clientFiles.set(key, clientFile);
		if (clientFile?.bindAddress === undefined) this.#boundClients.delete(key);
		else this.#boundClients.add(key);
		// The address that it comes from decides whose the files under other names are.
		return { server: true, clients: this.#neighbours(key) };
	}

	putMachine(machine: ClientMachine): Affected {
		const key = machine.name.toLowerCase();
		const before = this.#neighbours(key);
		const old = this.machines.get(key);
		for (const address of listOwnAddresses(old))
			drop(this.machinesByAddress, address, (name) => name === key);
		const oldText = old === undefined ? undefined : this.#announcementOf(old);
		if (oldText !== undefined) drop(this.#announcers, oldText, (name) => name === key);
		this.machines.set(key, machine);
		for (const address of listOwnAddresses(machine)) appendTo(this.machinesByAddress, address, key);
		const text = this.#announcementOf(machine);
		if (text !== undefined) appendTo(this.#announcers, text, key);
		return { server: true, clients: [...new Set([...before, ...this.#neighbours(key)])] };
	}

	#entriesOf(file: string): Map<string, ClientEntry[]> {
		const groups = new Map<string, ClientEntry[]>();
		for (const name of this.#namesByFile.get(file) ?? []) {
			const own = (this.entries.get(name) ?? []).filter((entry) => entry.place.file === file);
			groups.set(name, own);
		}
		return groups;
	}

	#addEntry(entry: ClientEntry): void {
		addTo(this.#namesByFile, entry.place.file, entry.name);
		appendTo(this.entries, entry.name, entry);
		addTo(this.namesByLabel, firstLabel(entry.name), entry.name);
	}

	#dropEntries(file: string, name: string): void {
		this.#namesByFile.get(file)?.delete(name);
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

	/**
	 * A name and all others whose findings depend on whether it is registered or served: same first label, an address in
	 * common, or announced by them. Few, whatever the size of the deployment.
	 */
	#neighbours(name: string): string[] {
		const label = firstLabel(name);
		const names = new Set([name, ...this.#boundClients, ...(this.namesByLabel.get(label) ?? [])]);
		// A file under the short name may be meant for this client.
		if (this.dataFiles.has(label)) names.add(label);
		const addresses = new Set([name, ...listOwnAddresses(this.machines.get(name))]);
		for (const announcer of this.#announcers.get(name) ?? []) {
			names.add(announcer);
			for (const address of listOwnAddresses(this.machines.get(announcer))) addresses.add(address);
		}
		const hosts = this.serverHosts?.content;
		for (const own of hosts?.byName.get(name) ?? []) addresses.add(own.key);
		for (const address of addresses) {
			names.add(address);
			for (const machine of this.machinesByAddress.get(address) ?? []) names.add(machine);
			for (const entry of hosts?.byAddress.get(address) ?? []) {
				for (const other of entry.names) names.add(other.text.toLowerCase());
			}
		}
		return [...names];
	}

	#announcementOf(machine: ClientMachine): string | undefined {
		const nodeName = machine.nodeName ?? firstLabel(machine.name.toLowerCase());
		const source = { hosts: machine.hosts?.content, resolver: this.facts.resolver };
		const announcement = predictAnnouncement(nodeName, source);
		return announcement.kind === 'unknown' ? undefined : announcement.text;
	}
}

function groupEntries(entries: readonly ClientEntry[]): Map<string, ClientEntry[]> {
	const groups = new Map<string, ClientEntry[]>();
	for (const entry of entries) appendTo(groups, entry.name, entry);
	return groups;
}

/** Whether findings about the entries of one name stay as they are, places included. */
function hasSameEntries(left: readonly ClientEntry[] = [], right: readonly ClientEntry[] = []): boolean {
	return (
		left.length === right.length &&
		left.every((entry, index) => {
			const other = right[index];
			return (
				other !== undefined &&
				entry.text === other.text &&
				entry.salt === other.salt &&
				entry.verifier === other.verifier &&
				entry.place.line === other.place.line &&
				entry.place.startColumn === other.place.startColumn
			);
		})
	);
}

const OPTION_KEYS = [
	'port',
	'listenAddress',
	'clientFromAccept',
	'severityLookup',
	'clientTimeLimit',
	'separateLogs',
	'stripDomain',
	'chrootDir',
] as const;

type ServerOptions = Omit<ServerFile, 'entries'>;

/** Whether two readings of a server file differ in nothing but entries and places. */
export function hasSameOptions(left: ServerOptions, right: ServerOptions): boolean {
	return OPTION_KEYS.every((key) => left[key]?.value === right[key]?.value);
}

/** Whether the places of the options are where they were; places that follow their lines always are. */
function hasSamePlaces(left: ServerOptions, right: ServerOptions): boolean {
	return OPTION_KEYS.every((key) => left[key]?.place.line === right[key]?.place.line);
}

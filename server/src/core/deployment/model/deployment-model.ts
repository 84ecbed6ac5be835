// What is known of one deployment: facts drawn from its files, and a few that no file shows; and the questions that
// every look at it asks. Nothing here changes it, and nothing parses samhainrc or yulerc.
import { isLoopbackAddress, normalizeAddress } from '../../values/ip-address.ts';
import { type HostsFile, type HostsName, lookUpName } from '../files/hosts-file.ts';
import type { WrapperFile } from '../files/tcp-wrappers-file.ts';
import type { Resolver } from './names.ts';

/**
 * A stretch of one line of a file: line and UTF-16 columns from 0, the end column exclusive. The line may be a getter,
 * so that lines can move without rebuilding the facts.
 */
export interface Place {
	readonly file: string;
	readonly line: number;
	readonly startColumn: number;
	readonly endColumn: number;
}

/** The value in force of an option, as the daemon understood it and as it is written, and its place. */
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
	/** Place of the name. */
	readonly place: Place;
}

/** The facts of a server file; an absent fact means the daemon's default. */
export interface ServerFile {
	readonly file: string;
	/** All entries that are read, in the order of the file; the model keeps its own index of them. */
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
}

/** The facts of a client's configuration; an absent fact means the daemon's default. */
export interface ClientFile {
	readonly file: string;
	/** All SetLogServer lines in order; the daemon uses two. */
	readonly logServers: readonly Fact<string>[];
	/** SetLoopTime: seconds between heartbeats. */
	readonly loopTime?: Fact<number>;
	/** Whether ExportSeverity and ExportClass pass the heartbeat (level `mark`, class STAMP). */
	readonly exportsMarks?: Fact<boolean>;
	/** Whether they pass anything. */
	readonly exportsAnything?: Fact<boolean>;
	readonly reverseLookup?: Fact<boolean>;
	readonly bindAddress?: Fact<string>;
	/** Place of a password in clear text, e.g. SetDBPassword. */
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
	/** Permission bits, if the file system has them. */
	readonly mode?: number;
	readonly uid?: number;
	readonly gid?: number;
	/** A baseline that holds the text of a configuration. */
	readonly holdsConfiguration?: boolean;
}

/** Permission bits and owners of a file, where the file system tells. */
export type FileRights = Pick<DataFile, 'mode' | 'uid' | 'gid'>;

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
	/** True when the project file sets it; else it is the default of the sources. */
	readonly isClientPortStated: boolean;
	/** Port that the server was built for. */
	readonly serverPort: number;
	readonly serverName?: string;
	readonly serverAddresses: readonly string[];
	/** Whether the directory that the server sends files from is known; a server may as well send none. */
	readonly hasDataDirectory: boolean;
	readonly resolver: Resolver;
	/** The user that the server runs as. */
	readonly serverUser?: { readonly uid: number; readonly gids: readonly number[] };
	/** Log server compiled into the clients. */
	readonly builtInLogServer?: string;
}

/** Port of client and server unless --with-port sets another (configure.ac). */
export const DEFAULT_PORT = 49777;

export const DEFAULT_FACTS: DeploymentFacts = {
	label: 'deployment',
	installName: 'yule',
	clientPort: DEFAULT_PORT,
	isClientPortStated: false,
	serverPort: DEFAULT_PORT,
	serverAddresses: [],
	hasDataDirectory: false,
	resolver: 'files-then-dns',
};

/** The files around the server that every client's findings depend on. */
export interface ServerSurroundings {
	readonly serverHosts: Located<HostsFile> | undefined;
	readonly allow: Located<WrapperFile> | undefined;
	readonly deny: Located<WrapperFile> | undefined;
}

/** The whole deployment, indexed by client; `Deployment` is the one that changes it. */
export interface DeploymentModel extends ServerSurroundings {
	readonly facts: DeploymentFacts;
	readonly servers: ReadonlyMap<string, ServerFile>;
	/** Server file to its rights. */
	readonly serverRights: ReadonlyMap<string, FileRights>;
	/** Name to its entries over all server files. */
	readonly entries: ReadonlyMap<string, readonly ClientEntry[]>;
	readonly dataFiles: ReadonlyMap<string, readonly DataFile[]>;
	readonly clientFiles: ReadonlyMap<string, ClientFile>;
	readonly machines: ReadonlyMap<string, ClientMachine>;
	readonly machinesByAddress: ReadonlyMap<string, readonly string[]>;
	/** First label to the registered names that begin with it: they share a separate log. */
	readonly namesByLabel: ReadonlyMap<string, ReadonlySet<string>>;
	readonly counts: { readonly config: number; readonly baseline: number };
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

/**
 * The addresses of a machine as its description states them, else as its own hosts file gives them for its own name.
 * @returns each once, in one spelling; no loopback address
 */
export function listOwnAddresses(machine: ClientMachine | undefined): readonly string[] {
	if (machine === undefined) return [];
	const { addresses = [], hosts, name, nodeName = name.split('.')[0] ?? name } = machine;
	const own = [nodeName, name].map((one) =>
		hosts === undefined ? undefined : lookUpName(hosts.content, one),
	);
	const found = own.flatMap((one) => one?.addresses ?? []).filter((one) => !isLoopbackAddress(one));
	const chosen = addresses.length > 0 ? addresses.map((one) => normalizeAddress(one) ?? one) : found;
	return [...new Set(chosen)];
}

/**
 * The described machine that connects from an address, by its description or by the server's hosts file; none where it
 * could be any of several.
 */
export function machineAt(model: DeploymentModel, address: string): string | undefined {
	const machines = new Set(model.machinesByAddress.get(address));
	if (machines.size === 0)
		for (const { text } of namesAt(model, address)) {
			const name = text.toLowerCase();
			if (listOwnAddresses(model.machines.get(name)).length === 0 && model.machines.has(name))
				machines.add(name);
		}
	const [first, second] = machines;
	return second === undefined ? first : undefined;
}

/** The names that the server's hosts file gives to an address, as written. */
export function namesAt(model: DeploymentModel, address: string): readonly HostsName[] {
	const lines = model.serverHosts?.content.byAddress.get(normalizeAddress(address) ?? address) ?? [];
	return lines.flatMap(({ names }) => names);
}

/** The server file whose settings count for the deployment: the first. */
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

/** All entries that a server reads, by file and line. */
export function listEntries(model: DeploymentModel): readonly ClientEntry[] {
	const files = new Map([...model.servers.keys()].map((file, at) => [file, at]));
	// Lines of open files are worked out at each look.
	return [...model.entries.values()]
		.flat()
		.map((entry) => ({ entry, file: files.get(entry.place.file) ?? 0, line: entry.place.line }))
		.sort((a, b) => a.file - b.file || a.line - b.line)
		.map(({ entry }) => entry);
}

/** Whether an entry is the one that decides for its name; see `activeEntry`. */
export function isActive(model: DeploymentModel, entry: ClientEntry): boolean {
	return activeEntry(model, entry.name) === entry;
}

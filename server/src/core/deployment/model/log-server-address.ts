// Where the log servers of a client lead, and whether the server listens there: one answer per SetLogServer.

import { isSameHost } from '../../values/host.ts';
import { isLoopbackAddress, normalizeAddress } from '../../values/ip-address.ts';
import { type HostsFile, lookUpAddress, lookUpName, type ReverseLookup } from '../files/hosts-file.ts';
import { isOnServer } from './client-view.ts';
import type { DeploymentModel, Fact, Located, ServerFile } from './deployment-model.ts';
import { mainServer } from './deployment-model.ts';

/** What is wrong with the address that a SetLogServer leads to. */
export type LogServerFault =
	| { readonly kind: 'unresolvable'; readonly logServer: Fact<string>; readonly hosts?: Located<HostsFile> }
	| { readonly kind: 'loopback'; readonly logServer: Fact<string>; readonly found: readonly string[] }
	| {
			readonly kind: 'not-listening';
			readonly logServer: Fact<string>;
			readonly found: readonly string[];
			readonly listen: Fact<string>;
	  }
	| {
			readonly kind: 'reverse-mismatch';
			readonly logServer: Fact<string>;
			readonly address: string;
			readonly hosts: Located<HostsFile>;
			readonly reverse: ReverseLookup;
	  };

/** Log servers that the daemon uses; it reads more lines and drops them. */
const MAX_LOG_SERVERS = 2;

/** The faults of a client's log servers of one kind, at most one per log server: the gravest. */
export function findLogServerFaults<K extends LogServerFault['kind']>(
	model: DeploymentModel,
	name: string,
	kind: K,
): Extract<LogServerFault, { readonly kind: K }>[] {
	const isKind = (fault: LogServerFault): fault is Extract<LogServerFault, { readonly kind: K }> =>
		fault.kind === kind;
	return (model.clientFiles.get(name)?.logServers ?? [])
		.slice(0, MAX_LOG_SERVERS)
		.map((logServer) => faultOf(model, name, logServer))
		.filter((fault) => fault !== undefined)
		.filter(isKind);
}

function faultOf(model: DeploymentModel, name: string, logServer: Fact<string>): LogServerFault | undefined {
	const hosts = model.machines.get(name)?.hosts;
	const found = resolveFromClient(model, name, logServer.value);
	if (found === undefined) return undefined;
	if (found.length === 0)
		return { kind: 'unresolvable', logServer, ...(hosts === undefined ? undefined : { hosts }) };
	if (found.every(isLoopbackAddress))
		return isOnServer(model, name) ? undefined : { kind: 'loopback', logServer, found };
	const listen = mainServer(model)?.listenAddress;
	if (listen !== undefined && isElsewhere(model, name, listen, found))
		return { kind: 'not-listening', logServer, found, listen };
	const isReversed = model.clientFiles.get(name)?.reverseLookup?.value ?? true;
	if (!isReversed || hosts === undefined) return undefined;
	return findReverseMismatch(logServer, found[0], hosts);
}

/** The addresses that a client finds for its log server; undefined if its files do not show them. */
function resolveFromClient(
	model: DeploymentModel,
	name: string,
	logServer: string,
): readonly string[] | undefined {
	const numeric = normalizeAddress(logServer);
	if (numeric !== undefined) return [numeric];
	const hosts = model.machines.get(name)?.hosts?.content;
	if (hosts !== undefined) {
		const forward = lookUpName(hosts, logServer);
		if (forward !== undefined) return forward.addresses;
		return model.facts.resolver === 'files' ? [] : undefined;
	}
	return logServer.toLowerCase() === 'localhost' ? ['127.0.0.1'] : undefined;
}

/** Whether the server listens on one address that is none of those found. */
function isElsewhere(
	model: DeploymentModel,
	name: string,
	server: Fact<string>,
	found: readonly string[],
): boolean {
	const listen = normalizeAddress(server.value);
	if (listen === undefined || listen === '0.0.0.0' || listen === '::') return false;
	return found.length > 0 && !found.includes(listen) && !isOnServer(model, name);
}

function findReverseMismatch(
	logServer: Fact<string>,
	address: string | undefined,
	hosts: Located<HostsFile>,
): LogServerFault | undefined {
	if (address === undefined || normalizeAddress(logServer.value) !== undefined) return undefined;
	const reverse = lookUpAddress(hosts.content, address);
	const forward = lookUpName(hosts.content, logServer.value);
	if (reverse === undefined || forward === undefined) return undefined;
	const carries = (name: string): boolean => reverse.entry.names.some(({ text }) => isSameHost(text, name));
	if (carries(logServer.value) || carries(forward.canonicalName)) return undefined;
	return { kind: 'reverse-mismatch', logServer, address, hosts, reverse };
}

/** Whether a log server's name leads a client to itself, while the server is another machine. */
export function leadsToItself(model: DeploymentModel, name: string, logServer: string): boolean {
	const found = resolveFromClient(model, name, logServer) ?? [];
	return found.length > 0 && found.every(isLoopbackAddress) && !isOnServer(model, name);
}

/** Whether the server listens on an address that a client finds for it; undefined if the files do not show it. */
export function isListenedTo(model: DeploymentModel, name: string, logServer: string): boolean | undefined {
	const listen = mainServer(model)?.listenAddress;
	if (listen === undefined) return true;
	const found = resolveFromClient(model, name, logServer);
	if (found === undefined || found.length === 0) return undefined;
	return found.includes(normalizeAddress(listen.value) ?? listen.value);
}

/** The port that a server listens on. */
export function listeningPort({ facts }: DeploymentModel, server: ServerFile): number {
	return server.port?.value ?? facts.serverPort;
}

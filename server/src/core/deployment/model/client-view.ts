// What follows for one client from the deployment: where it comes from, what it gives as its name, what it is sent.
// Everything is worked out from the indexes, so that it costs the same among few clients and among many.

import { isLoopbackAddress, normalizeAddress } from '../../values/ip-address.ts';
import { lookUpAddress, lookUpName } from '../files/hosts-file.ts';
import type { ClientEntry, ClientFile, DataFile, DeploymentModel } from './deployment-model.ts';
import { activeEntry, listOwnAddresses, machineAt, mainServer, namesAt } from './deployment-model.ts';
import type { Announcement, NameSource, ServerLookup, ServerNaming } from './names.ts';
import { predictAnnouncement, predictLookup } from './names.ts';
import { type AccessDecision, evaluateAccess } from './tcp-wrappers.ts';

/** The server's hosts file and what comes after it. */
export function serverSource(model: DeploymentModel): NameSource {
	return { hosts: model.serverHosts?.content, resolver: model.facts.resolver };
}

/** How the server finds names. */
export function serverNaming(model: DeploymentModel): ServerNaming {
	return {
		clientFromAccept: mainServer(model)?.clientFromAccept?.value ?? false,
		source: serverSource(model),
		ownName: model.facts.serverName,
	};
}

/** The addresses that a client's connections can come from, in one spelling each; empty if unknown. */
export function listPeerAddresses(model: DeploymentModel, name: string): readonly string[] {
	const bound = model.clientFiles.get(name)?.bindAddress;
	if (bound !== undefined) return [normalizeAddress(bound.value) ?? bound.value];
	const machine = model.machines.get(name);
	if ((machine?.addresses ?? []).length > 0) return listOwnAddresses(machine);
	const numeric = normalizeAddress(name);
	if (numeric !== undefined) return [numeric];
	const hosts = model.serverHosts?.content;
	const forward = hosts === undefined ? undefined : lookUpName(hosts, name);
	const addresses = (forward?.addresses ?? []).filter((address) => !isLoopbackAddress(address));
	return addresses.length > 0 ? addresses : listOwnAddresses(machine);
}

/** True when the client is the server's own machine. */
export function isOnServer(model: DeploymentModel, name: string): boolean {
	if (model.facts.serverName?.toLowerCase() === name) return true;
	const peers = listPeerAddresses(model, name);
	const own = model.facts.serverAddresses.map((one) => normalizeAddress(one) ?? one);
	return peers.some((peer) => isLoopbackAddress(peer) || own.includes(peer));
}

/** What a client announces, and whether its `uname -n` was stated or had to be supposed. */
export interface AnnouncementView {
	readonly announcement: Announcement;
	readonly nodeName: string;
	readonly isNodeNameStated: boolean;
}

/** The announcement of a client, from its own hosts file; a machine that is not described is supposed to have its short name. */
export function viewAnnouncement(model: DeploymentModel, name: string): AnnouncementView {
	const machine = model.machines.get(name);
	const source: NameSource = { hosts: machine?.hosts?.content, resolver: model.facts.resolver };
	if (machine?.nodeName !== undefined) {
		const announcement = predictAnnouncement(machine.nodeName, source);
		return { announcement, nodeName: machine.nodeName, isNodeNameStated: true };
	}
	const label = name.split('.')[0] ?? name;
	const nodeName = normalizeAddress(name) === undefined ? label : name;
	// Only an entry of the short name in the hosts file counts; its absence proves nothing.
	const announcement = predictAnnouncement(nodeName, { ...source, resolver: 'files-then-dns' });
	return { announcement, nodeName, isNodeNameStated: false };
}

/** What the server looks for when a client connects, once per address that it can come from. */
export function viewLookups(model: DeploymentModel, name: string): readonly ServerLookup[] {
	const naming = serverNaming(model);
	const { announcement } = viewAnnouncement(model, name);
	const claimed = announcement.kind === 'unknown' ? name : announcement.text;
	const peers = listPeerAddresses(model, name);
	if (peers.length === 0) return [predictLookup(claimed, undefined, naming)];
	return peers.map((peer) => predictLookup(claimed, peer, naming));
}

/** The server's name for an address as TCP wrappers see it: `unknown`, `paranoid`, a name, or unknown from the files. */
export function wrapperNameOf(model: DeploymentModel, address: string): string | undefined {
	const hosts = model.serverHosts?.content;
	if (hosts === undefined) return undefined;
	const reverse = lookUpAddress(hosts, address);
	const rest = model.facts.resolver === 'files';
	if (reverse === undefined) return rest ? 'unknown' : undefined;
	const forward = lookUpName(hosts, reverse.canonicalName);
	if (forward === undefined) return rest ? 'unknown' : undefined;
	return forward.addresses.includes(normalizeAddress(address) ?? address)
		? reverse.canonicalName
		: 'paranoid';
}

/**
 * The decision of TCP wrappers about a connection.
 * @param clientName the name that the server's resolver gives to the address; undefined where it is not known
 */
export function decideAccess(
	model: DeploymentModel,
	clientName: string | undefined,
	clientAddress: string | undefined,
): AccessDecision {
	return evaluateAccess({
		daemonName: model.facts.installName,
		clientName,
		clientAddress,
		allow: model.allow?.content,
		deny: model.deny?.content,
	});
}

/** The decision of TCP wrappers about a client; one for all its addresses, `undecidable` if they differ. */
export function viewAccess(model: DeploymentModel, name: string): AccessDecision {
	const peers = listPeerAddresses(model, name);
	const ownName = normalizeAddress(name) === undefined ? name : undefined;
	// Without an address the name of the entry is the best guess at the answer of the server's resolver.
	if (peers.length === 0) return decideAccess(model, ownName, undefined);
	const decisions = peers.map((peer) => decideAccess(model, wrapperNameOf(model, peer) ?? ownName, peer));
	const [first] = decisions;
	if (first !== undefined && decisions.every((one) => one.kind === first.kind)) return first;
	return { kind: 'undecidable', why: 'the addresses of the client are treated differently' };
}

/** Whether a refusal depends on the name from the server's resolver, which the files do not show. */
export function isRefusalSupposed(model: DeploymentModel, name: string): boolean {
	const peers = listPeerAddresses(model, name);
	const addresses: readonly (string | undefined)[] = peers.length === 0 ? [undefined] : peers;
	return addresses.some((address) => {
		const clientName = address === undefined ? undefined : wrapperNameOf(model, address);
		return decideAccess(model, clientName, address).kind !== 'denied';
	});
}

/** What the server has for a client: its own file, the catch-all, only one in another letter case, or none. */
export interface ServedFile {
	readonly state: 'own' | 'catch-all' | 'other-case' | 'missing';
	readonly dataFile?: DataFile;
}

/** Finds the file that the server sends to a client which gives this name. */
export function viewServedFile(model: DeploymentModel, kind: DataFile['kind'], name: string): ServedFile {
	const candidates = (model.dataFiles.get(name) ?? []).filter((one) => one.kind === kind);
	const own = candidates.find((one) => one.name === name);
	if (own !== undefined) return { state: 'own', dataFile: own };
	const inOtherCase = candidates[0];
	if (inOtherCase !== undefined) return { state: 'other-case', dataFile: inOtherCase };
	const catchAll = model.dataFiles.get('')?.find((one) => one.kind === kind);
	return catchAll === undefined ? { state: 'missing' } : { state: 'catch-all', dataFile: catchAll };
}

/** The name under which a client asks for its files. */
export interface AnnouncedName {
	/** Lower case. */
	readonly name: string;
	/** False where the files do not tell what the client with this entry calls itself; the name is then a guess. */
	readonly isKnown: boolean;
}

/**
 * The name under which the client of an entry asks for its files: always the one that it claims, in lower case, never
 * the one that SetClientFromAccept finds for its address (runs K, L and M). A name that is only supposed, or that keeps
 * the client from being let in at all, is a finding of its own; then the files are judged by the name that is meant.
 * @param name of an entry or of a described machine, lower case
 */
export function announcedName(model: DeploymentModel, name: string): AnnouncedName {
	const { announcement, isNodeNameStated } = viewAnnouncement(model, name);
	const isByConnection = serverNaming(model).clientFromAccept;
	if (announcement.kind !== 'unknown') {
		const isLetIn = isByConnection || model.entries.has(announcement.text);
		return { name: isNodeNameStated && isLetIn ? announcement.text : name, isKnown: true };
	}
	const isAddress = normalizeAddress(name) !== undefined;
	if (model.machines.has(name) || !(isAddress || isByConnection)) return { name, isKnown: true };
	// The entry is that of the machine for whose address the server finds it.
	const machine = machineOfEntry(model, name);
	if (machine !== undefined) {
		const other = viewAnnouncement(model, machine).announcement;
		return { name: other.kind === 'unknown' ? machine : other.text, isKnown: true };
	}
	if (!isAddress || !isByConnection) return { name, isKnown: true };
	const aliases = namesAt(model, name).map(({ text }) => text.toLowerCase());
	return { name: aliases.find((alias) => model.dataFiles.has(alias)) ?? name, isKnown: false };
}

/** The described machine that an entry with another name admits; none where it could be any of several. */
function machineOfEntry(model: DeploymentModel, name: string): string | undefined {
	const isByConnection = serverNaming(model).clientFromAccept;
	const machines = new Set(
		listPeerAddresses(model, name).flatMap((peer) => {
			const machine = machineAt(model, peer);
			if (machine === undefined) return [];
			const lookup = isByConnection ? predictLookup(machine, peer, serverNaming(model)) : undefined;
			return lookup?.name === undefined || lookup.name === name ? [machine] : [];
		}),
	);
	const [first, second] = machines;
	return second === undefined ? first : undefined;
}

/** The name of `announcedName` alone. */
export function claimedNameOf(model: DeploymentModel, name: string): string {
	return announcedName(model, name).name;
}

/** A configuration that clients read. */
export interface ClientConfiguration {
	readonly file: string;
	/** One of the clients that read it, lower case; empty for a file that the server sends to everyone. */
	readonly client: string;
	/** Facts for one of its clients; absent for a file that the server sends to clients without their own. */
	readonly facts?: ClientFile;
}

/**
 * The configurations that a client may read: its own, else the one that the server sends to everyone, else all there
 * are, each once.
 * @param name the client as a log or a person names it, possibly by its short name; undefined: any client
 */
export function listConfigurations(
	model: DeploymentModel,
	name: string | undefined,
): readonly ClientConfiguration[] {
	const key = name?.toLowerCase() ?? '';
	const own = [...model.clientFiles].filter(([client]) => client === key || client.startsWith(`${key}.`));
	if (key !== '' && own.length > 0)
		return own.map(([client, facts]) => ({ file: facts.file, client, facts }));
	const common = model.dataFiles.get('')?.find(({ kind }) => kind === 'config');
	if (common !== undefined && model.entries.has(key)) return [{ file: common.path, client: '' }];
	const byFile = new Map<string, ClientConfiguration>();
	for (const [client, facts] of model.clientFiles)
		if (!byFile.has(facts.file)) byFile.set(facts.file, { file: facts.file, client, facts });
	if (common !== undefined) byFile.set(common.path, { file: common.path, client: '' });
	return [...byFile.values()];
}

/** Everything about one client that findings, tree and picture are made of. */
export interface ClientView {
	readonly name: string;
	readonly entry: ClientEntry | undefined;
	readonly announcement: AnnouncementView;
	readonly lookups: readonly ServerLookup[];
	readonly access: AccessDecision;
	/** False where the files do not tell under which name it asks for its files; see `announcedName`. */
	readonly isClaimKnown: boolean;
	readonly config: ServedFile;
	readonly baseline: ServedFile;
}

/** Works out all of it. */
export function viewClient(model: DeploymentModel, name: string): ClientView {
	const { name: claimed, isKnown } = announcedName(model, name);
	const own = (kind: DataFile['kind']): ServedFile => {
		const served = viewServedFile(model, kind, claimed);
		return served.state === 'own' || claimed === name
			? served
			: betterOf(served, viewServedFile(model, kind, name));
	};
	return {
		name,
		entry: activeEntry(model, name),
		announcement: viewAnnouncement(model, name),
		lookups: viewLookups(model, name),
		access: viewAccess(model, name),
		isClaimKnown: isKnown,
		config: own('config'),
		baseline: own('baseline'),
	};
}

/** A file under the entry's name is not what the client asks for, but it is not missing either. */
function betterOf(served: ServedFile, underEntry: ServedFile): ServedFile {
	return underEntry.state === 'own' && served.state === 'missing'
		? { ...underEntry, state: 'other-case' }
		: served;
}

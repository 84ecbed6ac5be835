// Which name a client gives, which one the server looks for, and which files it then asks for.
// All from hosts files: where a name server might answer instead, the result is marked as unknown.

import { normalizeAddress, parseAddress } from '../../values/ip-address.ts';
import type { HostsEntry, HostsFile } from '../files/hosts-file.ts';
import { lookUpAddress, lookUpName } from '../files/hosts-file.ts';

/**
 * Where names are looked up beyond the hosts file: `files` means nowhere else, so what is not in the file does not
 * exist; with `files-then-dns` what is in the file still decides, and the rest is unknown.
 */
export type Resolver = 'files' | 'files-then-dns';

/** The hosts file of one machine, absent where it is not at hand, and what comes after it. */
export interface NameSource {
	readonly hosts: HostsFile | undefined;
	readonly resolver: Resolver;
}

/** The name that a machine goes by, or why there is none. */
export type CanonicalName =
	| { readonly kind: 'name'; readonly name: string; readonly entry: HostsEntry }
	| { readonly kind: 'none'; readonly addresses: readonly string[]; readonly entry?: HostsEntry }
	| { readonly kind: 'unknown' };

/**
 * The dotted name that the daemon finds for a name or a numeric address: the canonical name of the look-up, else the
 * name of one of its addresses. Seen by running 4.1.4 with hosts files of all these shapes.
 * @returns lower-case name; `none` with the addresses found where no name has a dot; `unknown` where the file is silent
 */
export function findCanonicalName(name: string, source: NameSource): CanonicalName {
	if (source.hosts === undefined) return { kind: 'unknown' };
	if (parseAddress(name) !== undefined) {
		const reverse = lookUpAddress(source.hosts, name);
		if (reverse?.canonicalName.includes('.') === true) {
			return { kind: 'name', name: reverse.canonicalName.toLowerCase(), entry: reverse.entry };
		}
		if (reverse === undefined && source.resolver !== 'files') return { kind: 'unknown' };
		const addresses = [normalizeAddress(name) ?? name];
		return reverse === undefined
			? { kind: 'none', addresses }
			: { kind: 'none', addresses, entry: reverse.entry };
	}
	const forward = lookUpName(source.hosts, name);
	if (forward === undefined) {
		return source.resolver === 'files' ? { kind: 'none', addresses: [] } : { kind: 'unknown' };
	}
	if (forward.canonicalName.includes('.')) {
		return { kind: 'name', name: forward.canonicalName.toLowerCase(), entry: forward.entries[0] };
	}
	for (const address of forward.addresses) {
		const reverse = lookUpAddress(source.hosts, address);
		if (reverse?.canonicalName.includes('.') === true) {
			return { kind: 'name', name: reverse.canonicalName.toLowerCase(), entry: reverse.entry };
		}
	}
	return { kind: 'none', addresses: forward.addresses, entry: forward.entries[0] };
}

/** The name that a client gives to the server as its own. */
export type Announcement =
	| { readonly kind: 'name'; readonly text: string; readonly entry?: HostsEntry }
	/** No dotted name was found, so the bare number serves as the name. */
	| { readonly kind: 'address'; readonly text: string; readonly entry?: HostsEntry }
	| { readonly kind: 'unknown' };

/** What the daemon takes for its own name when the look-up of `uname -n` gives nothing at all. */
const NO_ADDRESS = '0.0.0.0';

/**
 * What a client announces (sh_unix.c, sh_unix_localhost; tried with 4.1.4 over hosts files of many shapes).
 * @param nodeName what `uname -n` prints on the client
 * @param source the client's own hosts file
 */
export function predictAnnouncement(nodeName: string, source: NameSource): Announcement {
	const canonical = findCanonicalName(nodeName, source);
	if (canonical.kind === 'unknown') return canonical;
	if (canonical.kind === 'name') return { kind: 'name', text: canonical.name, entry: canonical.entry };
	const entry = canonical.entry === undefined ? {} : { entry: canonical.entry };
	if (nodeName.includes('.') && parseAddress(nodeName) === undefined) {
		return { kind: 'name', text: nodeName.toLowerCase(), ...entry };
	}
	// With several addresses their order is the machine's choice, and so is the number that becomes the name.
	if (canonical.addresses.length > 1) return { kind: 'unknown' };
	return { kind: 'address', text: canonical.addresses[0] ?? NO_ADDRESS, ...entry };
}

/** A message of the server's cross-check of a claimed name; it is logged with SeverityLookup and refuses nobody. */
export interface CrossCheckMessage {
	readonly id: 'MSG_TCP_RESCLT' | 'MSG_TCP_RESPEER' | 'MSG_TCP_LOOKERS';
	readonly text: string;
	readonly host: string;
	readonly peer?: string;
}

/** What the server does with the name of a connecting client. */
export interface ServerLookup {
	/** The string looked for among the Client= entries, in lower case; undefined if the files do not show it. */
	readonly name: string | undefined;
	/** Why it is that one. */
	readonly reason:
		| 'claimed'
		| 'resolved'
		| 'address-without-name'
		| 'name-without-dot'
		| 'name-leads-elsewhere'
		| 'not-in-files';
	readonly crossChecks: readonly CrossCheckMessage[];
	/** The line of the server's hosts file that decided. */
	readonly entry?: HostsEntry;
}

/** What the server's side of a look-up depends on. */
export interface ServerNaming {
	readonly clientFromAccept: boolean;
	readonly source: NameSource;
	/** The server's own name, which replaces `localhost`. */
	readonly ownName: string | undefined;
}

function replaceLocalhost(name: string, naming: ServerNaming): string | undefined {
	return name.toLowerCase() === 'localhost' ? naming.ownName?.toLowerCase() : name.toLowerCase();
}

/** Whether a name leads back to an address; undefined if the files do not show it. */
function leadsTo(name: string, address: string, source: NameSource): boolean | undefined {
	if (source.hosts === undefined) return undefined;
	const forward = lookUpName(source.hosts, name);
	if (forward !== undefined) return forward.addresses.includes(address);
	return source.resolver === 'files' ? false : undefined;
}

/** The name under SetClientFromAccept: the peer's address, turned into a name that must lead back to it. */
function lookUpPeer(peer: string, naming: ServerNaming): ServerLookup {
	const address = normalizeAddress(peer) ?? peer;
	const unknown: ServerLookup = { name: undefined, reason: 'not-in-files', crossChecks: [] };
	if (naming.source.hosts === undefined) return unknown;
	const reverse = lookUpAddress(naming.source.hosts, address);
	if (reverse === undefined) {
		if (naming.source.resolver !== 'files') return unknown;
		return { name: address, reason: 'address-without-name', crossChecks: [] };
	}
	const { entry } = reverse;
	const name = replaceLocalhost(reverse.canonicalName, naming);
	if (name === undefined) return unknown;
	if (!name.includes('.')) return { name: address, reason: 'name-without-dot', crossChecks: [], entry };
	const back = leadsTo(name, address, naming.source);
	if (back === undefined) return unknown;
	if (!back) return { name: address, reason: 'name-leads-elsewhere', crossChecks: [], entry };
	return { name, reason: 'resolved', crossChecks: [], entry };
}

function crossCheck(
	claimed: string,
	peer: string | undefined,
	naming: ServerNaming,
): readonly CrossCheckMessage[] {
	const canonical = findCanonicalName(claimed, naming.source);
	if (canonical.kind === 'none') {
		return [{ id: 'MSG_TCP_RESCLT', text: 'Cannot resolve client name', host: claimed }];
	}
	if (canonical.kind === 'unknown' || peer === undefined || naming.source.hosts === undefined) return [];
	const address = normalizeAddress(peer) ?? peer;
	const reverse = lookUpAddress(naming.source.hosts, address);
	if (reverse === undefined) {
		if (naming.source.resolver !== 'files') return [];
		const text = 'Cannot resolve socket peer IP for client';
		return [{ id: 'MSG_TCP_RESPEER', text, host: claimed, peer: address }];
	}
	const name = replaceLocalhost(reverse.canonicalName, naming);
	if (name === undefined || leadsTo(name, address, naming.source) !== false) return [];
	return [{ id: 'MSG_TCP_LOOKERS', text: 'Reverse lookup of socket peer failed', host: claimed, peer: name }];
}

/**
 * What the server looks for among its clients when one connects (sh_xfer_server.c, search_register).
 * @param claimed the name that the client gives; undefined where it is not known
 * @param peer the address that the connection comes from; undefined where it is not known
 */
export function predictLookup(
	claimed: string | undefined,
	peer: string | undefined,
	naming: ServerNaming,
): ServerLookup {
	if (naming.clientFromAccept) {
		return peer === undefined
			? { name: undefined, reason: 'not-in-files', crossChecks: [] }
			: lookUpPeer(peer, naming);
	}
	if (claimed === undefined) return { name: undefined, reason: 'not-in-files', crossChecks: [] };
	return { name: claimed.toLowerCase(), reason: 'claimed', crossChecks: crossCheck(claimed, peer, naming) };
}

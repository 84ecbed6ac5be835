// What several rules about names ask of a deployment: whether a name can be announced at all, where a line of a hosts
// file is, and the fixes that make an entry and a name agree. Knows no rule.
import { type HostsEntry, type HostsFile, lookUpName } from '../deployment/files/hosts-file.ts';
import { announcedName, isOnServer, viewLookups } from '../deployment/model/client-view.ts';
import type { ClientEntry, DeploymentModel, Located, Place } from '../deployment/model/deployment-model.ts';
import { activeEntry, mainServer } from '../deployment/model/deployment-model.ts';
import type { ServerLookup } from '../deployment/model/names.ts';
import { isLoopbackAddress, normalizeAddress } from '../values/ip-address.ts';
import type { FileFix, FileRelated } from './finding.ts';
import { relatedAt, replaceAt } from './places.ts';

/** Longest name of a client that the server keeps whole. */
const MAX_NAME = 64;

/** Whether a client can announce the name at all; those that cannot are found in the server file alone. */
export function canBeAnnounced(name: string): boolean {
	if (name.length > MAX_NAME || /[\s*?]/.test(name)) return false;
	return name.includes('.') || normalizeAddress(name) !== undefined;
}

/** The entry in force for a name that a client can announce. */
export function announceableEntry(model: DeploymentModel, name: string): ClientEntry | undefined {
	return canBeAnnounced(name) ? activeEntry(model, name) : undefined;
}

/** Where a line of a hosts file is, from its address to its last name. */
export function hostsEntryPlace(file: string, entry: HostsEntry): Place {
	const last = entry.names.at(-1) ?? entry.address;
	return { file, line: entry.line, startColumn: entry.address.startColumn, endColumn: last.endColumn };
}

/** Whether a line of a hosts file gives its address this lower-case name. */
export function carriesName(entry: HostsEntry, name: string): boolean {
	return entry.names.some(({ text }) => text.toLowerCase() === name);
}

/** Puts the full name before the other names on a line of a hosts file; a name that is there already moves. */
export function fixHostsLine(hosts: Located<HostsFile>, entry: HostsEntry, fullName: string): FileFix[] {
	const [first] = entry.names;
	const last = entry.names.at(-1);
	if (first === undefined || last === undefined || first.text.toLowerCase() === fullName) return [];
	const others = entry.names.filter(({ text }) => text.toLowerCase() !== fullName).map(({ text }) => text);
	const isNew = others.length === entry.names.length;
	const place = {
		file: hosts.file,
		line: entry.line,
		startColumn: first.startColumn,
		endColumn: isNew ? first.startColumn : last.endColumn,
	};
	const text = isNew ? `${fullName} ` : [fullName, ...others].join(' ');
	return [{ title: `Put ${fullName} first in its line of ${hosts.file}`, edits: [replaceAt(place, text)] }];
}

/** Gives an address that a hosts file lacks a line with the full name. */
export function addHostsLine(hosts: Located<HostsFile>, address: string, fullName: string): FileFix[] {
	const last = hosts.content.entries.at(-1);
	if (last === undefined) return [];
	const label = fullName.split('.')[0] ?? fullName;
	const edits = [
		{
			kind: 'insert' as const,
			line: { file: hosts.file, line: last.line },
			where: 'after' as const,
			lines: [`${address} ${fullName} ${label}`],
		},
	];
	return [{ title: `Add ${address} ${fullName} to ${hosts.file}`, edits }];
}

/**
 * Turns SetClientFromAccept off, so that the server looks for the names that clients claim. Offered only where each entry
 * has the name that its client is known or supposed to claim.
 * @param more edits that the server's look-ups need then
 */
export function turnOffClientFromAccept(model: DeploymentModel, more: FileFix | undefined): FileFix[] {
	const option = mainServer(model)?.clientFromAccept;
	if (option === undefined) return [];
	const isSafe = [...model.entries.keys()].every((name) => {
		const claim = announcedName(model, name);
		return claim.isKnown && claim.name === name;
	});
	if (!isSafe) return [];
	const also = more === undefined ? '' : ` and p${more.title.slice(1)}`;
	const edits = [replaceAt(option.place, 'no'), ...(more?.edits ?? [])];
	return [{ title: `Turn off SetClientFromAccept${also}`, edits }];
}

/** Gives an entry another name. */
export function renameEntry(entry: ClientEntry, name: string): FileFix {
	return { title: `Register as ${name}`, edits: [replaceAt(entry.place, name)] };
}

const LOOKUP_REASONS: Readonly<Record<ServerLookup['reason'], string>> = {
	claimed: 'the client announces it',
	resolved: 'this is the name of its address',
	'address-without-name': 'its address has no name on the server',
	'name-without-dot': 'the name of its address has no dot',
	'name-leads-elsewhere': 'the name of its address resolves to another address',
	'not-in-files': 'it is not in the files',
};

/** An entry that the server does not find, since it looks for the name of the connection. */
export interface MissedEntry {
	readonly entry: ClientEntry;
	/** What the server looks for, from the first address of the client. */
	readonly lookedFor: string;
	readonly lookup: ServerLookup;
	/** Why it looks for that, as the end of a sentence. */
	readonly reason: string;
	readonly isOnlyAddress: boolean;
	/** The entry that it finds in its place. */
	readonly found: ClientEntry | undefined;
	readonly related: readonly FileRelated[];
}

/** The entry of a client that the server misses because of SetClientFromAccept; undefined where it may find it. */
export function findMissedEntry(model: DeploymentModel, name: string): MissedEntry | undefined {
	const entry = announceableEntry(model, name);
	if (entry === undefined || normalizeAddress(name) !== undefined) return undefined;
	const server = mainServer(model);
	const lookups = viewLookups(model, name);
	const [lookup] = lookups;
	if (server?.clientFromAccept?.value !== true || lookup?.name === undefined) return undefined;
	// Of several addresses the client may use any, so all of them have to fail.
	if (lookups.some((one) => one.name === undefined || one.name === name)) return undefined;
	const reason = LOOKUP_REASONS[lookup.reason];
	const hosts = model.serverHosts;
	const related: FileRelated[] = [
		relatedAt(server.clientFromAccept.place, 'With this line the server takes the name from the connection.'),
	];
	if (hosts !== undefined && lookup.entry !== undefined)
		related.push(relatedAt(hostsEntryPlace(hosts.file, lookup.entry), `Here, ${reason}.`));
	return {
		entry,
		lookedFor: lookup.name,
		lookup,
		reason,
		isOnlyAddress: lookups.length === 1,
		found: activeEntry(model, lookup.name),
		related,
	};
}

/** The line by which the server's hosts file gives a client on another machine nothing but loopback addresses. */
export function findLoopbackLine(model: DeploymentModel, name: string): HostsEntry | undefined {
	const hosts = model.serverHosts;
	if (hosts === undefined || normalizeAddress(name) !== undefined || isOnServer(model, name))
		return undefined;
	const forward = lookUpName(hosts.content, name);
	if (forward?.addresses.every(isLoopbackAddress) !== true) return undefined;
	return forward.entries.find(({ key }) => isLoopbackAddress(key));
}

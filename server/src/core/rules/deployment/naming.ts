// Findings about names and registration: what the client gives, what the server looks for, which entry has it.

import type { HostsEntry, HostsFile } from '../../deployment/files/hosts-file.ts';
import { lookUpAddress, lookUpName } from '../../deployment/files/hosts-file.ts';
import { isLoopbackAddress, normalizeAddress } from '../../deployment/files/ip-address.ts';
import {
	claimedNameOf,
	isOnServer,
	listPeerAddresses,
	serverNaming,
	viewAnnouncement,
	viewLookups,
} from '../../deployment/model/client-view.ts';
import type {
	ClientEntry,
	DeploymentModel,
	Located,
	Place,
} from '../../deployment/model/deployment-model.ts';
import { activeEntry, machineAt, mainServer } from '../../deployment/model/deployment-model.ts';
import type { ServerLookup } from '../../deployment/model/names.ts';
import type { DeploymentFinding, DeploymentFix, RelatedPlace } from './deployment-finding.ts';
import { makeFinding } from './deployment-finding.ts';

/** Longest name of a client that the server keeps whole. */
const MAX_NAME = 64;

function placeOf(file: string, entry: HostsEntry): Place {
	const last = entry.names.at(-1) ?? entry.address;
	return { file, line: entry.line, startColumn: entry.address.startColumn, endColumn: last.endColumn };
}

/** Puts the full name before the names that already stand on a line of a hosts file. */
function fixHostsLine(hosts: Located<HostsFile>, entry: HostsEntry, fullName: string): DeploymentFix[] {
	const at = entry.names[0]?.startColumn;
	if (at === undefined || entry.names.some(({ text }) => text.toLowerCase() === fullName)) return [];
	const place = { file: hosts.file, line: entry.line, startColumn: at, endColumn: at };
	return [
		{ title: `Put ${fullName} first on the line in ${hosts.file}`, edits: [{ place, text: `${fullName} ` }] },
	];
}

function renameEntry(entry: ClientEntry, name: string): DeploymentFix {
	return { title: `Register it as ${name}`, edits: [{ place: entry.place, text: name }] };
}

/** Whether a client can announce the name at all; those that cannot are found in the server file alone. */
function canBeAnnounced(name: string): boolean {
	if (name.length > MAX_NAME || /[\s*?]/.test(name)) return false;
	return name.includes('.') || normalizeAddress(name) !== undefined;
}

function findAnnouncement(model: DeploymentModel, name: string): DeploymentFinding[] {
	const machine = model.machines.get(name);
	const { announcement, nodeName, isNodeNameStated } = viewAnnouncement(model, name);
	if (announcement.kind === 'unknown' || announcement.text === name) return [];
	if (serverNaming(model).clientFromAccept) return [];
	const entry = activeEntry(model, name);
	if (entry === undefined || model.entries.has(announcement.text)) return [];
	const hosts = machine?.hosts;
	const related: RelatedPlace[] = [];
	if (hosts !== undefined && announcement.entry !== undefined) {
		const message = `This line of its hosts file makes it give "${announcement.text}".`;
		related.push({ place: placeOf(hosts.file, announcement.entry), message });
	}
	const fixes =
		hosts !== undefined && announcement.entry !== undefined && announcement.kind === 'address'
			? fixHostsLine(hosts, announcement.entry, name)
			: [];
	const condition = isNodeNameStated ? '' : ` (if its uname -n is ${nodeName})`;
	return [
		makeFinding('client-announces-other-name', {
			what: `${name} will announce itself as ${announcement.text}${condition}, and no entry has that name.`,
			place: entry.place,
			client: name,
			severity: isNodeNameStated ? 'error' : 'warning',
			related,
			fixes: [...fixes, renameEntry(entry, announcement.text)],
		}),
	];
}

const LOOKUP_REASONS: Readonly<Record<ServerLookup['reason'], string>> = {
	claimed: 'it is what the client gives',
	resolved: 'that is the name of its address',
	'address-without-name': 'its address has no name there',
	'name-without-dot': 'the name of its address has no dot',
	'name-leads-elsewhere': 'the name of its address leads to another address',
	'not-in-files': 'the files do not tell',
};

function findPeerName(model: DeploymentModel, name: string, entry: ClientEntry): DeploymentFinding[] {
	const server = mainServer(model);
	const lookups = viewLookups(model, name);
	const [lookup] = lookups;
	if (server?.clientFromAccept?.value !== true || lookup?.name === undefined) return [];
	// Of several addresses the client may use any, so all of them have to fail.
	if (lookups.some((one) => one.name === undefined || one.name === name)) return [];
	const hosts = model.serverHosts;
	const related: RelatedPlace[] = [
		{
			place: server.clientFromAccept.place,
			message: 'This makes the server take the name from the connection.',
		},
	];
	if (hosts !== undefined && lookup.entry !== undefined) {
		related.push({
			place: placeOf(hosts.file, lookup.entry),
			message: `Here ${LOOKUP_REASONS[lookup.reason]}.`,
		});
	}
	const other = activeEntry(model, lookup.name);
	if (other !== undefined) {
		const what = `${name} comes from the same address as ${other.name}, so the server takes it for ${other.name}.`;
		const shared = { place: other.place, message: `The server finds this entry for both.` };
		return [
			makeFinding('clients-share-address', {
				what,
				place: entry.place,
				client: name,
				related: [shared, ...related],
			}),
		];
	}
	const fixes: DeploymentFix[] = [];
	if (hosts !== undefined && lookup.entry !== undefined && lookup.reason === 'name-without-dot') {
		fixes.push(...fixHostsLine(hosts, lookup.entry, name));
	}
	if (lookups.length === 1) fixes.push(renameEntry(entry, lookup.name));
	return [
		makeFinding('peer-name-not-registered', {
			what: `When ${name} connects, the server will look for ${lookup.name}, since ${LOOKUP_REASONS[lookup.reason]}; no entry has that name.`,
			place: entry.place,
			client: name,
			related,
			fixes,
		}),
	];
}

function findAddressEntry(model: DeploymentModel, name: string, entry: ClientEntry): DeploymentFinding[] {
	const address = normalizeAddress(name);
	if (address === undefined) return [];
	const naming = serverNaming(model);
	const described = machineAt(model, address);
	const base = { place: entry.place, client: name };
	if (naming.clientFromAccept) {
		const [lookup] = viewLookups(model, name);
		if (lookup?.reason !== 'resolved' || lookup.name === undefined || model.entries.has(lookup.name))
			return [];
		const what = `The server finds the name ${lookup.name} for ${address} and looks for that.`;
		return [
			makeFinding('address-entry-never-matches', { ...base, what, fixes: [renameEntry(entry, lookup.name)] }),
		];
	}
	if (described === undefined) return [];
	const claimed = claimedNameOf(model, described);
	if (
		normalizeAddress(claimed) !== undefined ||
		viewAnnouncement(model, described).announcement.kind === 'unknown'
	) {
		return [];
	}
	const what = `The client at ${address} announces ${claimed}, which is what the server looks for.`;
	const fixes = model.entries.has(claimed) ? [] : [renameEntry(entry, claimed)];
	return [makeFinding('address-entry-never-matches', { ...base, what, fixes })];
}

function findServerHosts(model: DeploymentModel, name: string, entry: ClientEntry): DeploymentFinding[] {
	const hosts = model.serverHosts;
	if (hosts === undefined || isOnServer(model, name) || normalizeAddress(name) !== undefined) return [];
	const forward = lookUpName(hosts.content, name);
	const looped = forward?.entries.find(({ key }) => isLoopbackAddress(key));
	if (looped !== undefined && forward?.addresses.every(isLoopbackAddress) === true) {
		const place = placeOf(hosts.file, looped);
		const what = `${looped.key} stands for ${name} in the hosts file of the server.`;
		const related = [{ place: entry.place, message: 'It is a client.' }];
		return [makeFinding('client-name-on-loopback', { what, place, client: name, related })];
	}
	if (serverNaming(model).clientFromAccept) return [];
	for (const peer of listPeerAddresses(model, name)) {
		const reverse = lookUpAddress(hosts.content, peer);
		if (reverse === undefined || reverse.canonicalName.toLowerCase() === 'localhost') continue;
		const back = lookUpName(hosts.content, reverse.canonicalName);
		const leadsBack = back?.addresses.includes(peer) ?? model.facts.resolver !== 'files';
		const isOther = reverse.canonicalName.toLowerCase() !== name && !carries(reverse.entry, name);
		if (leadsBack && !isOther) continue;
		const severity = leadsBack ? 'information' : 'warning';
		const what = leadsBack
			? `${name} comes from ${peer}, which is ${reverse.canonicalName || 'nothing'} in the hosts file of the server.`
			: `${peer} is ${reverse.canonicalName} in the hosts file of the server, and that name leads elsewhere.`;
		const related = [
			{ place: placeOf(hosts.file, reverse.entry), message: 'The first line with the address answers.' },
		];
		return [
			makeFinding('client-lookup-mismatch', { what, place: entry.place, client: name, severity, related }),
		];
	}
	return [];
}

function carries(entry: HostsEntry, name: string): boolean {
	return entry.names.some(({ text }) => text.toLowerCase() === name);
}

function findServerDisagreement(model: DeploymentModel, name: string): DeploymentFinding[] {
	const active = activeEntry(model, name);
	if (active === undefined || model.servers.size < 2) return [];
	const others = (model.entries.get(name) ?? []).filter(
		(entry) =>
			entry.place.file !== active.place.file &&
			entry.salt === active.salt &&
			entry.verifier !== active.verifier,
	);
	return others.map((entry) =>
		makeFinding('server-entries-disagree', {
			what: `The entry of ${name} has the salt of the one in ${active.place.file}, but another verifier.`,
			place: entry.place,
			client: name,
			related: [{ place: active.place, message: 'The other entry.' }],
		}),
	);
}

/** Authentication and names, as far as one client goes. */
export function findNamingProblems(model: DeploymentModel, name: string): DeploymentFinding[] {
	const entry = activeEntry(model, name);
	if (entry === undefined) return [];
	const disagreement = findServerDisagreement(model, name);
	if (!canBeAnnounced(name)) return disagreement;
	return [
		...disagreement,
		...findAnnouncement(model, name),
		...(normalizeAddress(name) === undefined ? findPeerName(model, name, entry) : []),
		...findAddressEntry(model, name, entry),
		...findServerHosts(model, name, entry),
	];
}

/** Lines that no resolver uses, of one hosts file. */
export function findBadHostsLines(
	hosts: Located<HostsFile> | undefined,
	client?: string,
): DeploymentFinding[] {
	return (hosts?.content.bad ?? []).map(({ line, text, reason }) =>
		makeFinding('hosts-line-ignored', {
			what:
				reason === 'no-name'
					? `"${text}" gives the address no name.`
					: `"${text}" does not begin with an address and is ignored.`,
			place: { file: hosts?.file ?? '', line, startColumn: 0, endColumn: text.length },
			...(client === undefined ? {} : { client }),
		}),
	);
}

/** An entry made by a build without SRP (yule -P of such a build). */
function isWithoutSrp(entry: ClientEntry): boolean {
	return entry.salt === '00000000' || entry.verifier.length === 48;
}

/** Authentication, as far as the server goes. */
export function findRegistrationProblems(model: DeploymentModel): DeploymentFinding[] {
	const without: ClientEntry[] = [];
	const withSrp: ClientEntry[] = [];
	for (const entries of model.entries.values()) {
		for (const entry of entries) (isWithoutSrp(entry) ? without : withSrp).push(entry);
	}
	const [odd, usual] = without.length <= withSrp.length ? [without, withSrp] : [withSrp, without];
	const example = usual[0];
	if (example === undefined) return [];
	const style = odd === without ? 'without SRP' : 'with SRP';
	return odd.map((entry) =>
		makeFinding('mixed-password-styles', {
			what: `The entry of ${entry.name} is from a build ${style}, most others are not.`,
			place: entry.place,
			client: entry.name,
			related: [{ place: example.place, message: 'An entry of the other kind.' }],
		}),
	);
}

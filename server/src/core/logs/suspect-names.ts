// Suspects for a client that is not let in by name or password: entries of the client list, hosts lines, and the
// options that decide which name is looked up.

import { readBool } from '../values/bool.ts';
import { secretFaults } from '../values/client-entry.ts';
import { isLoopbackAddress, normalizeAddress, parseAddress } from '../values/ip-address.ts';
import type { ClientEntryView, DeploymentView, HostsFileView, Suspect } from './deployment-view.ts';
import type { ExplainedLine } from './explain.ts';
import { nearestNames } from './near-names.ts';
import { optionLines, suspectWrappers } from './suspect-connection.ts';

interface PlacedEntry extends ClientEntryView {
	readonly file: string;
}

function allEntries(view: DeploymentView): readonly PlacedEntry[] {
	return view.servers.flatMap((server) => server.entries.map((entry) => ({ ...entry, file: server.file })));
}

function isSameName(left: string, right: string): boolean {
	return left.toLowerCase() === right.toLowerCase();
}

/** True for y, yes, 1, true: the daemon looks at the first letter only (sh_util_flagval). */
function isOn(value: string): boolean {
	return readBool(value.trim()) === true;
}

/** Not in client list: an entry that is not read, the nearest one, or why the name is an address. */
export function suspectMissingEntry(line: ExplainedLine, view: DeploymentView): readonly Suspect[] {
	const host = line.facts['host'] ?? '';
	const suspects: Suspect[] = [];
	for (const entry of allEntries(view).filter((each) => isSameName(each.name.trim(), host))) {
		suspects.push({
			file: entry.file,
			line: entry.line,
			why: entry.isInForce
				? `This entry is for ${host} and in force: the server was not reloaded since it was added, or reads another file.`
				: `This entry is for ${host}, but the server does not read it or it holds blanks.`,
		});
	}
	if (parseAddress(host) !== undefined) return [...suspects, ...suspectAddressAsName(host, view)];
	const others = allEntries(view).filter((each) => !isSameName(each.name.trim(), host));
	for (const entry of nearestNames(host, others, 3)) {
		suspects.push({
			file: entry.file,
			line: entry.line,
			why: `The client is looked up as ${host}, and this entry has the nearest name, ${entry.name}. Names are compared whole.`,
			fix: `Rename the entry to ${host}`,
			replacement: { from: entry.name, to: host },
		});
	}
	suspects.push(...suspectFromAccept(view));
	suspects.push(...suspectHostsOf(host, view));
	suspects.push(...suspectEndOfList(host, view));
	return suspects;
}

/** All hosts files, those of one side before the others. */
function hostsOfFirst(owner: HostsFileView['owner'], view: DeploymentView): readonly HostsFileView[] {
	return [
		...view.hosts.filter((each) => each.owner === owner),
		...view.hosts.filter((each) => each.owner !== owner),
	];
}

/** The name is a bare address: either the client has no dotted name, or the server found none for the connection. */
function suspectAddressAsName(address: string, view: DeploymentView): readonly Suspect[] {
	const key = normalizeAddress(address) ?? address;
	const fromAccept = suspectFromAccept(view);
	const owner = fromAccept.length > 0 ? 'server' : 'client';
	const lines: Suspect[] = [];
	for (const hosts of hostsOfFirst(owner, view)) {
		for (const entry of hosts.hosts.byAddress.get(key) ?? []) {
			const canonical = entry.names[0]?.text ?? '';
			if (canonical.includes('.') && hosts.owner === 'client') continue;
			lines.push({
				file: hosts.file,
				line: entry.line + 1,
				why: canonical.includes('.')
					? `This line names ${address}; if the name does not lead back to it, the bare address is looked up.`
					: `This line has no dotted name for ${address}, so the bare address is used as the client's name.`,
				fix: 'Put the full name first on this line',
			});
		}
	}
	const named = allEntries(view).filter((entry) => lines.length > 0 && isNamedOn(entry.name, key, view));
	return [
		...fromAccept,
		...lines,
		...named.map((entry) => ({
			file: entry.file,
			line: entry.line,
			why: `This entry is meant for the client, which is looked up as ${address}.`,
			fix: `Rename the entry to ${address}, if the address is the client's own and lasting`,
			replacement: { from: entry.name, to: address },
		})),
		...suspectEndOfList(address, view),
	];
}

/** A short name on the hosts line of the address is the first label of the entry. */
function isNamedOn(name: string, key: string, view: DeploymentView): boolean {
	const label = name.toLowerCase().split('.', 1)[0];
	return view.hosts.some((each) =>
		(each.hosts.byAddress.get(key) ?? []).some((entry) =>
			entry.names.some((one) => one.text.toLowerCase().split('.', 1)[0] === label),
		),
	);
}

function suspectFromAccept(view: DeploymentView): readonly Suspect[] {
	return view.servers.flatMap((server) =>
		optionLines(
			{ ...server, options: server.options.filter((option) => isOn(option.value)) },
			['SetClientFromAccept'],
			() =>
				"The server looks up the name of the connection's other end, and uses the bare address where it has no clean name.",
			'Switch SetClientFromAccept off',
		),
	);
}

/** Where an entry for the client would go. */
function suspectEndOfList(name: string, view: DeploymentView): readonly Suspect[] {
	return view.servers.flatMap((server) => {
		const last = server.entries.at(-1);
		if (server.entries.some((entry) => isSameName(entry.name.trim(), name))) return [];
		return [
			{
				file: server.file,
				line: last?.line ?? 1,
				why:
					last === undefined
						? 'This server file has no Client= entry.'
						: `The client list ends here without an entry for ${name}.`,
				fix: `Add an entry for ${name}, made with yule -P`,
			},
		];
	});
}

function suspectHostsOf(name: string, view: DeploymentView): readonly Suspect[] {
	return view.hosts.flatMap((each) =>
		(each.hosts.byName.get(name.toLowerCase()) ?? []).map((entry) => ({
			file: each.file,
			line: entry.line + 1,
			why: isLoopbackAddress(entry.address.text)
				? `This line puts ${name} on a loopback address.`
				: `This line maps ${name} to ${entry.address.text}.`,
		})),
	);
}

/** Session key mismatch: several entries, or one that cannot fit a password. */
export function suspectVerifier(line: ExplainedLine, view: DeploymentView): readonly Suspect[] {
	const host = line.facts['host'] ?? '';
	const own = allEntries(view).filter((entry) => isSameName(entry.name.trim(), host));
	if (own.length === 0) return suspectFromAcceptedAddress(view);
	const inForce = own.filter((entry) => entry.isInForce);
	const dead = own.filter((entry) => !entry.isInForce);
	const isDuplicate = own.length > 1;
	return [...inForce, ...dead].map((entry) => {
		const fault = faultOf(entry);
		return {
			file: entry.file,
			line: entry.line,
			...(isDuplicate ? { ruleId: 'duplicate-client' } : {}),
			why: entry.isInForce
				? isDuplicate
					? `This entry for ${host} is the last one and in force; the client's password may belong to an earlier one.${fault}`
					: `This is the entry that the client's password does not fit.${fault}`
				: `This entry for ${host} is dead: a later one for the same name is in force.${fault}`,
			fix: isDuplicate
				? 'Keep the entry that fits the password and remove the others'
				: 'Make the entry anew with yule -P',
		};
	});
}

/** With SetClientFromAccept on, the message has the claimed name, while the entry has the address. */
function suspectFromAcceptedAddress(view: DeploymentView): readonly Suspect[] {
	const addresses = allEntries(view).filter((entry) => parseAddress(entry.name.trim()) !== undefined);
	return [
		...suspectFromAccept(view),
		...addresses.map((entry) => ({
			file: entry.file,
			line: entry.line,
			why: 'No entry has the name in the message; with SetClientFromAccept the entry of the address is used.',
		})),
	];
}

/** What is wrong with an entry at first sight, as a sentence with a blank before it, or nothing. */
export function faultOf(entry: ClientEntryView): string {
	const [first, ...more] = secretFaults({ ...entry, saltStart: 0, verifierStart: 0 });
	if (first === undefined) return '';
	const kinds = [first, ...more].map(({ kind }) => kind);
	if (kinds.includes('lower-case')) return ' Salt and verifier must be in upper case.';
	if (kinds.includes('not-hexadecimal'))
		return ' Salt and verifier must be hexadecimal with nothing behind them.';
	const { length } = entry[first.part === 'salt' ? 'salt' : 'verifier'];
	const usual = first.part === 'salt' ? '16' : `${first.usual === 48 ? '' : 'about '}${first.usual ?? 256}`;
	return ` Its ${first.part} has ${length} digits instead of ${usual}.`;
}

/** Name and address of a client do not fit: hosts lines of both, the level of the message, the entry. */
export function suspectNames(line: ExplainedLine, view: DeploymentView): readonly Suspect[] {
	const names = [line.facts['host'], line.facts['peer']].filter((name) => name !== undefined && name !== '');
	const addresses = [line.facts['obj'], ...names].map((text) => normalizeAddress(text ?? ''));
	const suspects: Suspect[] = names.flatMap((name) => suspectHostsOf(name ?? '', view));
	for (const each of hostsOfFirst('server', view)) {
		for (const address of addresses) {
			const entry = address === undefined ? undefined : each.hosts.byAddress.get(address)?.[0];
			if (entry === undefined) continue;
			const canonical = entry.names[0]?.text;
			suspects.push({
				file: each.file,
				line: entry.line + 1,
				why: `Looked up backwards, ${entry.address.text} is ${canonical ?? 'nothing'}, by this line.`,
			});
		}
	}
	const entries = allEntries(view).filter((entry) =>
		names.some((name) => isSameName(entry.name.trim(), name ?? '')),
	);
	return [
		...suspects,
		...entries.map((entry) => ({
			file: entry.file,
			line: entry.line,
			why: `This is the entry of ${entry.name}.`,
		})),
		...view.servers.flatMap((server) =>
			optionLines(server, ['SeverityLookup'], () => 'This is the level with which the message is logged.'),
		),
	];
}

/** Two processes or machines under one name. */
export function suspectSeveralClients(line: ExplainedLine, view: DeploymentView): readonly Suspect[] {
	const host = (line.facts['host'] ?? line.facts['remote_host'] ?? '').toLowerCase();
	const key = new Set<string>();
	for (const each of view.hosts) {
		// Every machine calls itself by a loopback address; that is nothing that they share.
		for (const entry of each.hosts.byName.get(host) ?? [])
			if (!isLoopbackAddress(entry.key)) key.add(entry.key);
	}
	const sharing = allEntries(view).filter((entry) => {
		const name = entry.name.trim().toLowerCase();
		return (
			name === host ||
			view.hosts.some((each) => (each.hosts.byName.get(name) ?? []).some((one) => key.has(one.key)))
		);
	});
	return [
		...sharing.map((entry) => ({
			file: entry.file,
			line: entry.line,
			why: isSameName(entry.name.trim(), host)
				? 'This is the entry of the client. Does more than one process or machine use it?'
				: `This entry's host has the same address as ${host}.`,
		})),
		...suspectFromAccept(view),
	];
}

/** The client cannot tell why it was refused: everything that the files show to be wrong about logging in. */
export function suspectUnknownLogin(line: ExplainedLine, view: DeploymentView): readonly Suspect[] {
	const problems = new Set(['authentication-1', 'authentication-2']);
	const found = view.findings
		.filter((finding) => finding.ruleId === 'duplicate-client' || problems.has(finding.guidance ?? ''))
		.map((finding) => ({
			file: finding.file,
			line: finding.line,
			ruleId: finding.ruleId,
			why: finding.message,
			...(finding.fixes?.[0] === undefined ? {} : { fix: finding.fixes[0] }),
		}));
	const broken = allEntries(view)
		.filter((entry) => entry.isInForce && faultOf(entry) !== '')
		.map((entry) => ({
			file: entry.file,
			line: entry.line,
			why: `No password fits this entry.${faultOf(entry)}`,
		}));
	return [...found, ...broken, ...suspectWrappers(line, view)];
}

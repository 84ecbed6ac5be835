// Likely causes of a client that is not let in by name or password: entries of the client list, hosts lines, and the
// options that decide which name is looked up.
import { claimedNameOf } from '../../deployment/model/client-view.ts';
import { type ClientEntry, isActive } from '../../deployment/model/deployment-model.ts';
import { readBool } from '../../values/bool.ts';
import { clientKey, readClientEntry, secretFaults } from '../../values/client-entry.ts';
import { isLoopbackAddress, normalizeAddress } from '../../values/ip-address.ts';
import type { ExplainedLine } from '../explain.ts';
import type { CauseContext, LikelyCause } from '../likely-cause.ts';
import { traceWrappers } from './connection.ts';
import { entriesFor, entriesOfAddresses } from './entry-index.ts';
import { type HostsLine, hostsLinesOfAddress, hostsLinesOfName } from './hosts-lines.ts';
import { nearestNames } from './near-names.ts';
import { optionCauses, serverFiles } from './option-lines.ts';
import { soleClient } from './sole-client.ts';

/** The place of an entry, its line from 1. */
function placeOf({ place }: ClientEntry): { readonly file: string; readonly line: number } {
	return { file: place.file, line: place.line + 1 };
}

function isFor(entry: ClientEntry, host: string): boolean {
	return entry.name.trim() === host.toLowerCase();
}

/** Not in client list: an entry that is not read, the nearest one, or why the name is an address. */
export function traceMissingEntry(line: ExplainedLine, context: CauseContext): readonly LikelyCause[] {
	const host = line.facts['host'] ?? '';
	const own = entriesFor(context, host);
	const causes: LikelyCause[] = [
		...own.map((entry) => ({
			...placeOf(entry),
			why:
				entry.name === host.toLowerCase()
					? `The server reads this entry for ${host}: it was not reloaded since the entry was added, or reads another file.`
					: `This entry is for ${host}, but its name holds blanks.`,
		})),
		...unreadEntries(host, context),
	];
	if (normalizeAddress(host) !== undefined) return [...causes, ...traceAddressAsName(host, context)];
	const near = nearestNames(host, context.entries, 3 + own.length);
	for (const entry of near.filter((one) => !own.includes(one)).slice(0, 3)) {
		causes.push({
			...placeOf(entry),
			why: `The client is looked up as ${host}, and this entry has the nearest name, ${entry.text}. Names are compared whole.`,
			fix: `Rename the entry to ${host}`,
			replacement: { from: entry.text, to: host },
		});
	}
	causes.push(...traceFromAccept(context));
	causes.push(...traceEndOfList(host, context));
	// A line that gives the name its address is as it should be.
	causes.push(...traceHostsOf(host, context, true));
	return causes;
}

/** Entries for a client that are in a server file without being read. */
function unreadEntries(host: string, context: CauseContext): readonly LikelyCause[] {
	return serverFiles(context).flatMap(({ file, options }) =>
		options
			.filter(({ name, value, state }) => {
				if (state === 'taken' || !name.toLowerCase().startsWith('client')) return false;
				const entry = readClientEntry(value);
				return entry !== undefined && clientKey(entry).trim() === host.toLowerCase();
			})
			.map((option) => ({
				file,
				line: option.line,
				why: `This entry is for ${host}, but the server does not read it.`,
			})),
	);
}

/** The name is a bare address: either the client has no dotted name, or the server found none for the connection. */
function traceAddressAsName(address: string, context: CauseContext): readonly LikelyCause[] {
	const key = normalizeAddress(address) ?? address;
	const fromAccept = traceFromAccept(context);
	const found = hostsLinesOfAddress(context.model, key, fromAccept.length > 0 ? 'server' : 'client');
	const lines = found
		.filter(({ owner, entry }) => owner === 'server' || !canonicalName(entry).includes('.'))
		.map(({ file, line, entry }) => ({
			file,
			line,
			why: canonicalName(entry).includes('.')
				? `This line names ${address}; if the name does not lead back to it, the bare address is looked up.`
				: `This line has no dotted name for ${address}, so the bare address is used as the client's name.`,
			fix: 'Put the full name first on this line',
		}));
	const labels = new Set(found.flatMap(({ entry }) => entry.names.map(({ text }) => firstLabel(text))));
	const meant = lines.length === 0 ? [] : context.entries.filter(({ name }) => labels.has(firstLabel(name)));
	return [
		...fromAccept,
		...lines,
		...meant.map((entry) => ({
			...placeOf(entry),
			why: `This entry is meant for the client, which is looked up as ${address}.`,
			fix: `Rename the entry to ${address}, if the address is the client's own and lasting`,
			replacement: { from: entry.text, to: address },
		})),
		...traceEndOfList(address, context),
	];
}

function canonicalName({ names }: HostsLine['entry']): string {
	return names[0]?.text ?? '';
}

function firstLabel(name: string): string {
	return name.toLowerCase().split('.', 1)[0] ?? '';
}

function traceFromAccept(context: CauseContext): readonly LikelyCause[] {
	return serverFiles(context).flatMap(({ file, options }) =>
		optionCauses(
			{
				file,
				options: options.filter(({ value, state }) => state === 'taken' && readBool(value.trim()) === true),
			},
			['SetClientFromAccept'],
			() =>
				"The server looks up the name of the connection's other end, and uses the bare address where it has no clean name.",
			'Switch SetClientFromAccept off',
		),
	);
}

/** Where an entry for the client would go. */
function traceEndOfList(name: string, context: CauseContext): readonly LikelyCause[] {
	const own = entriesFor(context, name);
	return [...context.model.servers.keys()].flatMap((file) => {
		if (own.some(({ place }) => place.file === file)) return [];
		const last = context.entries.findLast(({ place }) => place.file === file);
		return [
			{
				...(last === undefined ? { file, line: 1 } : placeOf(last)),
				why:
					last === undefined
						? 'This server file has no Client= entry.'
						: `The client list ends here without an entry for ${name || 'this client'}.`,
				fix: `Add an entry for ${name || 'the client'}, made with yule -P`,
			},
		];
	});
}

function traceHostsOf(
	name: string,
	{ model }: CauseContext,
	isLoopbackOnly: boolean,
): readonly LikelyCause[] {
	const lines = hostsLinesOfName(model, name).filter(
		({ entry }) => !isLoopbackOnly || isLoopbackAddress(entry.address.text),
	);
	return lines.map(({ file, line, entry }) => ({
		file,
		line,
		why: isLoopbackAddress(entry.address.text)
			? `This line puts ${name} on a loopback address.`
			: `This line maps ${name} to ${entry.address.text}.`,
	}));
}

/** Session key mismatch: several entries, or one that cannot fit a password. */
export function traceVerifier(line: ExplainedLine, context: CauseContext): readonly LikelyCause[] {
	const host = line.facts['host'] ?? soleClient(context.model) ?? '';
	// The message without its fields: any entry that cannot be right may be the one.
	if (host === '') return [...traceFaultyEntries(context, ['authentication-1']), ...traceFromAccept(context)];
	const own = entriesFor(context, host);
	if (own.length === 0) return traceAcceptedAddress(context);
	const inForce = own.filter((entry) => isActive(context.model, entry));
	const dead = own.filter((entry) => !isActive(context.model, entry));
	const isDuplicate = own.length > 1;
	return [...inForce, ...dead].map((entry) => {
		const fault = faultOf(entry);
		return {
			...placeOf(entry),
			...(isDuplicate ? { ruleId: 'duplicate-client' } : {}),
			why: inForce.includes(entry)
				? isDuplicate
					? `This entry for ${host} is in force; the client's password may belong to another one.${fault}`
					: `This is the entry that the client's password does not fit.${fault}`
				: `This entry for ${host} is dead: another one for the same name is in force.${fault}`,
			fix: isDuplicate
				? 'Keep the entry that fits the password and remove the others'
				: 'Recreate the entry with yule -P',
		};
	});
}

/** With SetClientFromAccept on, the message has the claimed name, while the entry has the address. */
function traceAcceptedAddress(context: CauseContext): readonly LikelyCause[] {
	return [
		...traceFromAccept(context),
		...entriesOfAddresses(context).map((entry) => ({
			...placeOf(entry),
			why: 'No entry has the name in the message; with SetClientFromAccept the entry of the address is used.',
		})),
	];
}

/** What is wrong with an entry at first sight, as a sentence with a blank before it, or nothing. */
function faultOf(entry: ClientEntry): string {
	const [first, ...more] = secretFaults({ ...entry, saltStart: 0, verifierStart: 0 });
	if (first === undefined) return '';
	const kinds = [first, ...more].map(({ kind }) => kind);
	if (kinds.includes('lower-case')) return ' Salt and verifier must be in upper case.';
	if (kinds.includes('not-hexadecimal'))
		return ' Salt and verifier must be hexadecimal with nothing after them.';
	const { length } = entry[first.part === 'salt' ? 'salt' : 'verifier'];
	const usual = first.part === 'salt' ? '16' : `${first.usual === 48 ? '' : 'about '}${first.usual ?? 256}`;
	return ` Its ${first.part} has ${length} digits instead of ${usual}.`;
}

/** Name and address of a client do not fit on the server: lines of its hosts file, or the want of one. */
export function traceNames(line: ExplainedLine, context: CauseContext): readonly LikelyCause[] {
	const { model } = context;
	const names = [line.facts['host'], line.facts['peer']].filter((name) => name !== undefined && name !== '');
	const addresses = [line.facts['obj'], ...names]
		.map((text) => normalizeAddress(text ?? ''))
		.filter((address) => address !== undefined);
	const forwards = names.flatMap((name) => serverLines(hostsLinesOfName(model, name ?? ''), model));
	const backwards = addresses.flatMap((address) => {
		const [first] = serverLines(hostsLinesOfAddress(model, address), model);
		return first === undefined ? [] : [first];
	});
	const missing = forwards.length > 0 ? [] : traceUnknownName(names[0], context);
	return [
		...missing,
		...forwards.map(({ file, line: number, entry }) => ({
			file,
			line: number,
			why: isLoopbackAddress(entry.address.text)
				? `This line puts the name on a loopback address.`
				: `This line maps the name to ${entry.address.text}.`,
		})),
		...backwards.map(({ file, line: number, entry }) => ({
			file,
			line: number,
			why: `Looked up backwards, ${entry.address.text} is ${entry.names[0]?.text ?? 'nothing'}, by this line.`,
		})),
	];
}

/** The server asks its own resolver; what a client has in its hosts file is not asked, unless both are one machine. */
function serverLines(
	lines: readonly HostsLine[],
	{ serverHosts }: CauseContext['model'],
): readonly HostsLine[] {
	return serverHosts === undefined ? lines : lines.filter(({ owner }) => owner === 'server');
}

/** The server's hosts file does not know a client's name: the line of its address, else the file. */
function traceUnknownName(name: string | undefined, { model }: CauseContext): readonly LikelyCause[] {
	const { serverHosts } = model;
	if (serverHosts === undefined || name === undefined || normalizeAddress(name) !== undefined) return [];
	const addresses = hostsLinesOfName(model, name).map(({ entry }) => entry.key);
	const lines = addresses.flatMap((address) => serverLines(hostsLinesOfAddress(model, address), model));
	const fix = `Add ${name} with its address`;
	if (lines.length === 0)
		return [
			{ file: serverHosts.file, line: 1, why: `No line of this file has an address for ${name}.`, fix },
		];
	return lines.map(({ file, line, entry }) => ({
		file,
		line,
		why: `This line has the client’s address, ${entry.address.text}, but not the name ${name}.`,
		fix,
	}));
}

/** Two processes or machines under one name. */
export function traceSeveralClients(line: ExplainedLine, context: CauseContext): readonly LikelyCause[] {
	const { model, entries } = context;
	const host = (line.facts['host'] ?? line.facts['remote_host'] ?? '').toLowerCase();
	// Every machine calls itself by a loopback address; that is nothing that they share.
	const addresses = hostsLinesOfName(model, host)
		.map(({ entry }) => entry.key)
		.filter((address) => !isLoopbackAddress(address));
	const names = new Set([host]);
	for (const address of addresses)
		for (const { entry } of hostsLinesOfAddress(model, address))
			for (const { text } of entry.names) names.add(text.toLowerCase());
	const sharing = entries.filter((entry) => names.has(entry.name.trim()));
	// The client's own entry alone says nothing of how many processes use it.
	if (sharing.every((entry) => isFor(entry, host))) return [];
	return sharing.map((entry) => ({
		...placeOf(entry),
		why: isFor(entry, host)
			? 'This is the entry of the client, and another entry’s host has the same address.'
			: `This entry's host has the same address as ${host}.`,
	}));
}

/**
 * Every entry that a finding or its form shows to be wrong, whoever the client is.
 * @param problems pages of the guidance whose findings count
 */
function traceFaultyEntries(context: CauseContext, problems: readonly string[]): readonly LikelyCause[] {
	const found = context.findings
		.filter((finding) => finding.ruleId === 'duplicate-client' || problems.includes(finding.guidance ?? ''))
		.map((finding) => ({
			file: finding.file,
			line: finding.line,
			ruleId: finding.ruleId,
			why: finding.message,
			...(finding.fixes[0] === undefined ? {} : { fix: finding.fixes[0] }),
		}));
	const broken = context.entries
		.filter((entry) => faultOf(entry) !== '' && isActive(context.model, entry))
		.map((entry) => ({ ...placeOf(entry), why: `No password fits this entry.${faultOf(entry)}` }));
	return [...found, ...broken];
}

/** The client cannot tell why it was refused: everything that the files show to be wrong about logging in. */
export function traceUnknownLogin(line: ExplainedLine, context: CauseContext): readonly LikelyCause[] {
	const sole = soleClient(context.model);
	// The name was known and the password failed.
	if (line.facts['expect'] === 'PARP' && sole !== undefined)
		return traceVerifier({ ...line, facts: { host: sole, ...line.facts } }, context);
	const faulty = traceFaultyEntries(context, ['authentication-1', 'authentication-2']);
	const missing = [...context.model.machines.keys()].flatMap((name) => {
		const claimed = claimedNameOf(context.model, name);
		return context.model.entries.has(claimed) ? [] : traceEndOfList(claimed, context);
	});
	return [...faulty, ...missing, ...traceWrappers(line, context)];
}

// Suspects for a client that does not reach its server: addresses, ports, name look-ups, TCP wrappers.
// The daemon's decisions are not repeated here; wrapper rules are judged by the deployment's own evaluation.

import { evaluateAccess } from '../deployment/model/tcp-wrappers.ts';
import { isLoopbackAddress, parseAddress } from '../values/ip-address.ts';
import type {
	ClientFileView,
	DeploymentView,
	OptionView,
	ServerFileView,
	Suspect,
} from './deployment-view.ts';
import type { ExplainedLine } from './explain.ts';

/** Lines of a file with one of these options, in the order of the names. */
export function optionLines(
	file: ServerFileView | ClientFileView,
	names: readonly string[],
	why: (option: OptionView) => string,
	fix?: string,
): readonly Suspect[] {
	return names.flatMap((name) =>
		file.options
			.filter((option) => option.name.toLowerCase() === name.toLowerCase())
			.map((option) => ({
				file: file.file,
				line: option.line,
				why: option.isRead
					? why(option)
					: `${option.name} stands here, but the daemon does not read this line.`,
				...(fix === undefined ? {} : { fix }),
			})),
	);
}

/** Client files that the named client may read: its own, else all. */
export function clientFilesOf(view: DeploymentView, host: string | undefined): readonly ClientFileView[] {
	if (host === undefined || host === '') return view.clients;
	const name = host.toLowerCase();
	const own = view.clients.filter((client) =>
		client.names.some((each) => each.toLowerCase() === name || each.toLowerCase().startsWith(`${name}.`)),
	);
	return own.length > 0 ? own : view.clients;
}

/** Nothing answers: what the client calls, and where the server listens. */
export function suspectConnection(line: ExplainedLine, view: DeploymentView): readonly Suspect[] {
	const called = line.facts['host'] ?? line.facts['obj'] ?? line.facts['address'];
	const clients = clientFilesOf(view, line.facts['remote_host']);
	const named = clients.filter((client) =>
		client.options.some(
			(option) => option.name.toLowerCase() === 'setlogserver' && option.value.trim() === called,
		),
	);
	const suspects: Suspect[] = [];
	for (const client of named.length > 0 ? named : clients) {
		const lines = optionLines(client, ['SetLogServer'], (option) =>
			isLoopbackAddress(option.value.trim()) || option.value.trim().toLowerCase() === 'localhost'
				? 'The client looks for its server on its own machine: this is right on the server alone.'
				: 'The client calls this address. Does it lead to the server?',
		);
		suspects.push(...lines);
		if (lines.length === 0) {
			suspects.push({
				file: client.file,
				line: 1,
				why: 'This client file names no server (SetLogServer in [Client]).',
				fix: 'Add SetLogServer',
			});
		}
	}
	return [...suspects, ...suspectServerPort(line, view)];
}

/** Where the server listens. */
export function suspectServerPort(_line: ExplainedLine, view: DeploymentView): readonly Suspect[] {
	return view.servers.flatMap((server) =>
		optionLines(server, ['SetServerPort', 'SetServerInterface'], (option) =>
			option.name.toLowerCase() === 'setserverport'
				? 'The server listens on this port. The port of a client is built in, 49777 unless changed.'
				: 'The server listens on this address only. Do the clients use it?',
		),
	);
}

/** The server's name does not resolve, or not back to itself. */
export function suspectResolution(line: ExplainedLine, view: DeploymentView): readonly Suspect[] {
	const name = line.facts['host'] ?? '';
	const isReverse = line.facts['subroutine'] === 'strcmp';
	const clients = clientFilesOf(view, line.facts['remote_host']);
	const hosts = view.hosts
		.filter((each) => each.owner === 'client')
		.flatMap((each) =>
			(each.hosts.byName.get(name.toLowerCase()) ?? []).map((entry) => ({
				file: each.file,
				line: entry.line + 1,
				why: isReverse
					? `This line gives ${name} its address; looked up backwards, the address has the first name of its first line.`
					: `This line gives ${name} its address.`,
			})),
		);
	const calls = clients.flatMap((client) =>
		optionLines(client, ['SetLogServer'], () => 'The client looks this name up.'),
	);
	const insists = clients.flatMap((client) =>
		optionLines(
			client,
			['SetReverseLookup'],
			() => 'This decides whether the client insists on the way back.',
		),
	);
	return [...calls, ...hosts, ...(isReverse ? insists : [])];
}

/** TCP wrappers: the rule that refuses, and rules for another daemon name that were meant to admit. */
export function suspectWrappers(line: ExplainedLine, view: DeploymentView): readonly Suspect[] {
	const peer = line.facts['host'] ?? line.facts['remote_host'];
	const daemonName = view.installName ?? 'yule';
	const isAddress = peer !== undefined && parseAddress(peer) !== undefined;
	const decision = evaluateAccess({
		daemonName,
		clientName: isAddress ? nameOf(peer, view) : peer,
		clientAddress: isAddress ? peer : undefined,
		allow: view.allow?.rules,
		deny: view.deny?.rules,
	});
	const suspects: Suspect[] = [];
	if (decision.by !== undefined && decision.kind === 'denied') {
		const file = decision.by.file === 'hosts.deny' ? view.deny?.file : view.allow?.file;
		if (file !== undefined) {
			suspects.push({
				file,
				line: decision.by.rule.line + 1,
				why: `This rule refuses ${peer ?? 'clients'} for the daemon ${daemonName}, and no rule in hosts.allow comes before it.`,
				fix: `Add a line for the client to hosts.allow: ${daemonName}: ${peer ?? 'CLIENT'}`,
			});
		}
	}
	if (view.deny?.rules.unterminatedLine !== undefined) {
		suspects.push({
			file: view.deny.file,
			line: view.deny.rules.unterminatedLine + 1,
			why: 'The last line has no line feed, and TCP wrappers then refuse everyone who comes to it.',
			fix: 'End the file with a line feed',
		});
	}
	for (const rule of view.deny?.rules.rules ?? []) {
		if (!rule.daemons.some((daemon) => [daemonName, 'ALL'].includes(daemon.text))) continue;
		if (view.deny !== undefined) {
			suspects.push({
				file: view.deny.file,
				line: rule.line + 1,
				why: `This rule refuses clients of ${daemonName}.`,
			});
		}
	}
	for (const rule of view.allow?.rules.rules ?? []) {
		const isMeant = rule.daemons.some((daemon) => /^(?:samhain|yuled|yulerc)$/i.test(daemon.text));
		if (!isMeant || daemonName !== 'yule' || view.allow === undefined) continue;
		suspects.push({
			file: view.allow.file,
			line: rule.line + 1,
			why: `This rule admits to another daemon: the server asks for ${daemonName}.`,
			fix: `Write ${daemonName} before the colon`,
		});
	}
	return suspects;
}

/** The name that the server's hosts file has for an address. */
function nameOf(address: string, view: DeploymentView): string | undefined {
	for (const each of view.hosts) {
		if (each.owner !== 'server') continue;
		const name = each.hosts.byAddress.get(address)?.[0]?.names[0]?.text;
		if (name !== undefined) return name;
	}
	return undefined;
}

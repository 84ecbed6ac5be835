// Answers questions of the walk "my client does not connect" from the files of a deployment. A fact is left out where
// the files do not settle it; the person is then asked.

import { evaluateAccess } from '../deployment/model/tcp-wrappers.ts';
import type { ClientFileView, DeploymentView, ServerFileView } from '../logs/deployment-view.ts';
import { clientFilesOf } from '../logs/suspect-connection.ts';
import { faultOf } from '../logs/suspect-names.ts';
import { readBool } from '../values/bool.ts';
import { isLoopbackAddress, normalizeAddress, parseAddress } from '../values/ip-address.ts';
import type { TroubleshooterFact, TroubleshooterFacts } from './troubleshooter-node.ts';

/** What is known beside the files. */
export interface TroubleshooterSubject {
	/** The client that does not connect, by the name it announces. */
	readonly host?: string;
	/** Port that the clients were built for; 49777 unless changed. */
	readonly clientPort?: number;
}

/** What the files of a deployment answer. */
export function collectTroubleshooterFacts(
	view: DeploymentView,
	subject: TroubleshooterSubject = {},
): TroubleshooterFacts {
	const facts: Partial<Record<TroubleshooterFact, string>> = {};
	const set = (fact: TroubleshooterFact, value: string | boolean | undefined) => {
		if (value === undefined) return;
		facts[fact] = typeof value === 'string' ? value : value ? 'yes' : 'no';
	};
	const { host } = subject;
	const clients = clientFilesOf(view, host);
	const called = clients.flatMap((client) => valuesOf(client, 'SetLogServer'));
	if (clients.length > 0) {
		set(
			'client-names-server',
			clients.every((client) => valuesOf(client, 'SetLogServer').length > 0),
		);
		set(
			'export-severity',
			clients.some((client) => valuesOf(client, 'ExportSeverity').at(-1) === 'none') ? 'none' : 'other',
		);
	}
	if (called.length > 0) set('server-is-localhost', called.every(isLocal));
	if (view.servers.length > 0) {
		const port = lastValue(view.servers, 'SetServerPort');
		if (port === undefined || /^\d+$/.test(port))
			set('ports-agree', Number(port ?? 49777) === (subject.clientPort ?? 49777));
		set('interface-fits', judgeInterface(lastValue(view.servers, 'SetServerInterface'), called));
		set('client-from-accept', readBool(lastValue(view.servers, 'SetClientFromAccept') ?? 'no') === true);
	}
	if (host !== undefined) collectClientFacts(view, host, set);
	return facts;
}

function collectClientFacts(
	view: DeploymentView,
	host: string,
	set: (fact: TroubleshooterFact, value: boolean | undefined) => void,
): void {
	const name = host.toLowerCase();
	const own = view.servers.flatMap((server) =>
		server.entries.filter((entry) => entry.name.trim().toLowerCase() === name),
	);
	if (view.servers.length > 0)
		set(
			'name-in-list',
			own.some((entry) => entry.isInForce),
		);
	if (own.length > 0) set('single-entry', own.length === 1);
	const inForce = own.find((entry) => entry.isInForce);
	if (inForce !== undefined) set('entry-well-formed', faultOf(inForce) === '');
	if (view.members.length > 0) {
		// The walk asks for either kind of file; a client without one of the two is stuck at that one.
		const serves = (kind: string) =>
			view.members.some((member) => member.name === kind || member.name === `${kind}.${host}`);
		set('file-served', serves('rc') && serves('file'));
	}
	if (view.allow === undefined && view.deny === undefined) return;
	const isAddress = parseAddress(host) !== undefined;
	const decision = evaluateAccess({
		daemonName: view.installName ?? 'yule',
		clientName: isAddress ? undefined : host,
		clientAddress: isAddress ? host : addressOf(view, name),
		allow: view.allow?.rules,
		deny: view.deny?.rules,
	});
	if (decision.kind !== 'undecidable') set('wrappers-admit', decision.kind === 'granted');
}

function valuesOf(file: ClientFileView | ServerFileView, name: string): readonly string[] {
	const key = name.toLowerCase();
	return file.options
		.filter((option) => option.isRead && option.name.toLowerCase() === key)
		.map((option) => option.value.trim());
}

function lastValue(servers: readonly ServerFileView[], name: string): string | undefined {
	return servers.flatMap((server) => valuesOf(server, name)).at(-1);
}

function isLocal(value: string): boolean {
	return value.toLowerCase() === 'localhost' || isLoopbackAddress(value);
}

/** Fits when the server listens everywhere, or one of the addresses called is that of the interface. */
function judgeInterface(listening: string | undefined, called: readonly string[]): boolean | undefined {
	if (listening === undefined) return true;
	const own = normalizeAddress(listening);
	// A name is refused, and the server then listens on all addresses.
	if (own === undefined) return undefined;
	const addresses = called.map(normalizeAddress);
	if (addresses.length === 0 || addresses.includes(undefined)) return undefined;
	return addresses.includes(own);
}

function addressOf(view: DeploymentView, name: string): string | undefined {
	for (const each of view.hosts) {
		const entry = each.owner === 'server' ? each.hosts.byName.get(name)?.[0] : undefined;
		if (entry !== undefined) return entry.key;
	}
	return undefined;
}

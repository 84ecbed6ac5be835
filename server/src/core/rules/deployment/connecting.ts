// Findings of the first stage: does the client reach the server, and is it let in?
import { nearest } from '../../catalogue/nearest.ts';
import { lookUpAddress, lookUpName } from '../../deployment/files/hosts-file.ts';
import { isLoopbackAddress, normalizeAddress } from '../../deployment/files/ip-address.ts';
import {
	isOnServer,
	isRefusalSupposed,
	listPeerAddresses,
	viewAccess,
} from '../../deployment/model/client-view.ts';
import type { ClientFile, DeploymentModel, Fact, Place } from '../../deployment/model/deployment-model.ts';
import { activeEntry, mainServer } from '../../deployment/model/deployment-model.ts';
import type { DecidingRule } from '../../deployment/model/tcp-wrappers.ts';
import type { DeploymentFinding, DeploymentFix, RelatedPlace } from './deployment-finding.ts';
import { fileStart, makeFinding } from './deployment-finding.ts';

function wholeRule(file: string, by: DecidingRule): Place {
	const { rule } = by;
	const [first] = rule.daemons;
	const last = (rule.clients.at(-1) ?? first)?.line === first?.line ? (rule.clients.at(-1) ?? first) : first;
	return { file, line: rule.line, startColumn: first?.startColumn ?? 0, endColumn: last?.endColumn ?? 0 };
}

function findRefusal(model: DeploymentModel, name: string): DeploymentFinding[] {
	const entry = activeEntry(model, name);
	if (entry === undefined) return [];
	const decision = viewAccess(model, name);
	if (decision.kind !== 'denied') return [];
	const file = decision.by?.file === 'hosts.allow' ? model.allow?.file : model.deny?.file;
	const related: RelatedPlace[] = [];
	if (file !== undefined && decision.by !== undefined) {
		related.push({
			place: wholeRule(file, decision.by),
			message: `This rule decides: ${decision.by.rule.text}`,
		});
	} else if (file !== undefined) related.push({ place: fileStart(file), message: decision.why });
	const who = listPeerAddresses(model, name)[0] ?? name;
	const fixes: DeploymentFix[] = [];
	if (model.allow !== undefined) {
		// The first line that matches decides, so the new one goes to the top.
		const line = `${model.facts.installName}: ${who.includes(':') ? `[${who}]` : who}\n`;
		fixes.push({
			title: `Let ${who} in by hosts.allow`,
			edits: [{ place: fileStart(model.allow.file), text: line }],
		});
	}
	const isSupposed = isRefusalSupposed(model, name);
	const condition = isSupposed ? ' (if that is what the server finds for its address)' : '';
	return [
		makeFinding('client-refused', {
			what: `TCP wrappers refuse ${name}${condition} for the daemon ${model.facts.installName}: ${decision.why}.`,
			place: entry.place,
			severity: isSupposed ? 'warning' : 'error',
			client: name,
			related,
			fixes,
		}),
	];
}

function findNoLogServer(model: DeploymentModel, name: string, client: ClientFile): DeploymentFinding[] {
	if (client.logServers.length > 0 || model.facts.builtInLogServer !== undefined) return [];
	const what = `The configuration of ${name} has no SetLogServer.`;
	return [makeFinding('client-without-log-server', { what, place: fileStart(client.file), client: name })];
}

/** The addresses that a client finds for its log server; undefined where its files do not tell. */
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

function findListenMismatch(
	model: DeploymentModel,
	name: string,
	server: Fact<string>,
	found: readonly string[],
): boolean {
	const listen = normalizeAddress(server.value);
	if (listen === undefined || listen === '0.0.0.0' || listen === '::') return false;
	return found.length > 0 && !found.includes(listen) && !isOnServer(model, name);
}

function findLogServerAddress(
	model: DeploymentModel,
	name: string,
	logServer: Fact<string>,
	isReversed: boolean,
): DeploymentFinding[] {
	const hosts = model.machines.get(name)?.hosts;
	const found = resolveFromClient(model, name, logServer.value);
	if (found === undefined) return [];
	const base = { place: logServer.place, client: name };
	if (found.length === 0) {
		const related =
			hosts === undefined ? [] : [{ place: fileStart(hosts.file), message: 'It is not in here.' }];
		const what = `${name} cannot resolve its log server ${logServer.text}.`;
		return [makeFinding('log-server-unresolvable', { ...base, what, related })];
	}
	if (found.every(isLoopbackAddress)) {
		if (isOnServer(model, name)) return [];
		const better = model.facts.serverName ?? model.facts.serverAddresses[0];
		const fixes: DeploymentFix[] =
			better === undefined
				? []
				: [{ title: `Set the log server to ${better}`, edits: [{ place: logServer.place, text: better }] }];
		const what = `SetLogServer=${logServer.text} leads ${name} to itself (${found.join(', ')}).`;
		return [makeFinding('log-server-is-localhost', { ...base, what, fixes })];
	}
	const listen = mainServer(model)?.listenAddress;
	if (listen !== undefined && findListenMismatch(model, name, listen, found)) {
		const what = `${name} connects to ${found.join(', ')}, but the server listens on ${listen.text} only.`;
		const related = [{ place: listen.place, message: 'The server listens here only.' }];
		return [makeFinding('log-server-not-listening', { ...base, what, related })];
	}
	return isReversed && hosts !== undefined ? findReverseMismatch(model, name, logServer, found[0]) : [];
}

function findReverseMismatch(
	model: DeploymentModel,
	name: string,
	logServer: Fact<string>,
	address: string | undefined,
): DeploymentFinding[] {
	const hosts = model.machines.get(name)?.hosts;
	if (hosts === undefined || address === undefined || normalizeAddress(logServer.value) !== undefined)
		return [];
	const reverse = lookUpAddress(hosts.content, address);
	const forward = lookUpName(hosts.content, logServer.value);
	if (reverse === undefined || forward === undefined) return [];
	const carried = reverse.entry.names.map(({ text }) => text.toLowerCase());
	if (
		carried.includes(logServer.value.toLowerCase()) ||
		carried.includes(forward.canonicalName.toLowerCase())
	)
		return [];
	const [word] = reverse.entry.names;
	return [
		makeFinding('log-server-reverse-mismatch', {
			what: `${name} finds ${address} for ${logServer.text}, and ${reverse.canonicalName || 'no name'} for ${address}.`,
			place: logServer.place,
			client: name,
			related: [
				{
					place: {
						file: hosts.file,
						line: reverse.entry.line,
						startColumn: reverse.entry.address.startColumn,
						endColumn: word?.endColumn ?? reverse.entry.address.endColumn,
					},
					message: 'This line answers for the address, since it is the first with it.',
				},
			],
		}),
	];
}

/** Connecting, as far as one client goes. */
export function findConnectingProblems(model: DeploymentModel, name: string): DeploymentFinding[] {
	const client = model.clientFiles.get(name);
	const findings = findRefusal(model, name);
	if (client === undefined) return findings;
	findings.push(...findNoLogServer(model, name, client));
	const isReversed = client.reverseLookup?.value ?? true;
	for (const logServer of client.logServers.slice(0, 2)) {
		findings.push(...findLogServerAddress(model, name, logServer, isReversed));
	}
	return findings;
}

function findPort(model: DeploymentModel): DeploymentFinding[] {
	const { clientPort, serverPort, isClientPortStated } = model.facts;
	return [...model.servers.values()].flatMap((server) => {
		const port = server.port;
		if ((port?.value ?? serverPort) === clientPort) return [];
		const why = isClientPortStated
			? 'as the project file says'
			: 'unless they were built with another --with-port';
		const what = `The server listens on port ${port?.value ?? serverPort}, its clients connect to ${clientPort}, ${why}.`;
		if (port === undefined)
			return [makeFinding('server-port-mismatch', { what, place: fileStart(server.file) })];
		const fix = {
			title: `Listen on port ${clientPort}`,
			edits: [{ place: port.place, text: String(clientPort) }],
		};
		return [makeFinding('server-port-mismatch', { what, place: port.place, fixes: [fix] })];
	});
}

/** Names that people write for the server although its install name is another. */
const OTHER_NAMES: ReadonlySet<string> = new Set(['samhain', 'samhaind', 'yuled', 'yule', 'samhain-server']);

function findWrapperNames(model: DeploymentModel): DeploymentFinding[] {
	const install = model.facts.installName;
	const findings: DeploymentFinding[] = [];
	for (const table of [model.allow, model.deny]) {
		for (const rule of table?.content.rules ?? []) {
			if (rule.daemons.some(({ text }) => text.split('@')[0]?.toLowerCase() === install.toLowerCase()))
				continue;
			for (const daemon of rule.daemons) {
				const written = daemon.text.split('@')[0]?.toLowerCase() ?? '';
				if (table === undefined) continue;
				if (!OTHER_NAMES.has(written) && nearest(written, [install]) === undefined) continue;
				const place = {
					file: table.file,
					line: daemon.line,
					startColumn: daemon.startColumn,
					endColumn: daemon.startColumn + written.length,
				};
				findings.push(
					makeFinding('misnamed-wrapper-daemon', {
						what: `The rule is for "${daemon.text}", but the server is installed as ${install}.`,
						place,
						fixes: [{ title: `Change it to ${install}`, edits: [{ place, text: install }] }],
					}),
				);
			}
		}
	}
	return findings;
}

function findBadWrapperLines(model: DeploymentModel): DeploymentFinding[] {
	const findings: DeploymentFinding[] = [];
	for (const table of [model.allow, model.deny]) {
		if (table === undefined) continue;
		const isDeny = table === model.deny;
		for (const { line, text, reason } of table.content.bad) {
			const place = { file: table.file, line, startColumn: 0, endColumn: text.length };
			const end = { file: table.file, line, startColumn: text.length, endColumn: text.length };
			const effect = isDeny ? 'so that everyone is refused who gets there' : 'so that it is ignored';
			const what = {
				'no-colon': `"${text}" has no colon and is ignored.`,
				'too-long': 'The rule is longer than libwrap can hold and is ignored.',
				'no-final-newline': `The last line has no newline, ${effect}.`,
			}[reason];
			const fixes: DeploymentFix[] =
				reason === 'no-final-newline'
					? [{ title: 'Add a newline at the end', edits: [{ place: end, text: '\n' }] }]
					: [];
			const severity = reason === 'no-final-newline' && isDeny ? 'error' : 'warning';
			findings.push(makeFinding('wrapper-line-ignored', { what, place, severity, fixes }));
		}
	}
	return findings;
}

/** Connecting, as far as the server goes. */
export function findListeningProblems(model: DeploymentModel): DeploymentFinding[] {
	return [...findPort(model), ...findWrapperNames(model), ...findBadWrapperLines(model)];
}

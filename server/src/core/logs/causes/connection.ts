// Likely causes of a client that does not reach its server: addresses, ports, name look-ups, TCP wrappers.
import { decideAccess, viewAccess, wrapperNameOf } from '../../deployment/model/client-view.ts';
import { DEFAULT_PORT, type DeploymentModel } from '../../deployment/model/deployment-model.ts';
import type { AccessDecision } from '../../deployment/model/tcp-wrappers.ts';
import { isOwnMachine } from '../../values/host.ts';
import { normalizeAddress } from '../../values/ip-address.ts';
import type { ExplainedLine } from '../explain.ts';
import { type CauseContext, type LikelyCause, placeKey } from '../likely-cause.ts';
import { hostsLinesOfName } from './hosts-lines.ts';
import { clientFiles, type OptionFile, optionCauses, serverFiles } from './option-lines.ts';
import { soleClient } from './sole-client.ts';

/**
 * Nothing answers. Where the network says that the address is wrong, the line that names it; where the address was reached
 * and refused, only a line that a rule objects to: the server may simply not run.
 */
export function traceConnection(line: ExplainedLine, context: CauseContext): readonly LikelyCause[] {
	const clients = clientFiles(context, line.facts['remote_host']);
	if (line.message === 'MSG_TCP_NONAME') return clients.flatMap((client) => traceNoServer(client, context));
	const called = [line.facts['address'], line.facts['host'], line.facts['obj']];
	const isAstray = /route|unreachable|timed? ?out/i.test(line.facts['msg'] ?? '');
	const named = clients.filter(({ options }) =>
		options.some(({ name, value }) => name.toLowerCase() === 'setlogserver' && called.includes(value.trim())),
	);
	const calls = (named.length > 0 ? named : clients).flatMap((client) =>
		optionCauses(client, ['SetLogServer'], (option) =>
			isOwnMachine(option.value.trim())
				? 'The client looks for its server on its own machine: this is right on the server alone.'
				: 'The client connects to this address, but no route leads to it.',
		).filter(({ file, line: number }) => {
			const option = client.options.find((each) => each.line === number);
			return (isAstray && called.includes(option?.value.trim())) || isObjectedTo(context, file, number);
		}),
	);
	const listens = traceServerPort(line, context).filter(({ file, line: number }) =>
		isObjectedTo(context, file, number),
	);
	return [...calls, ...listens];
}

function isObjectedTo({ findingsAt }: CauseContext, file: string, line: number): boolean {
	return (findingsAt.get(placeKey(file, line)) ?? []).some(({ guidance }) => guidance === 'connecting-1');
}

function traceNoServer(client: OptionFile, context: CauseContext): readonly LikelyCause[] {
	const lines = optionCauses(client, ['SetLogServer'], () => 'The client calls this address.');
	if (lines.length > 0 || context.model.facts.builtInLogServer !== undefined) return lines;
	return [
		{
			file: client.file,
			line: 1,
			why: 'This client file names no server (SetLogServer in [Client]).',
			fix: 'Add SetLogServer',
		},
	];
}

/** Where the server listens. */
export function traceServerPort(_line: ExplainedLine, context: CauseContext): readonly LikelyCause[] {
	const { clientPort, isClientPortStated } = context.model.facts;
	const port = isClientPortStated ? `${clientPort}` : `${DEFAULT_PORT} unless changed`;
	return serverFiles(context).flatMap((server) =>
		optionCauses(server, ['SetServerPort', 'SetServerInterface'], (option) =>
			option.name.toLowerCase() === 'setserverport'
				? `The server listens on this port. The port of a client is built in, ${port}.`
				: 'The server listens on this address only. Do the clients use it?',
		),
	);
}

/** The server's name does not resolve, or not back to itself. */
export function traceResolution(line: ExplainedLine, context: CauseContext): readonly LikelyCause[] {
	const name = line.facts['host'] ?? '';
	const isReverse = line.facts['subroutine'] === 'strcmp';
	const clients = clientFiles(context, line.facts['remote_host']);
	const hosts = hostsLinesOfName(context.model, name)
		.filter(({ owner }) => owner === 'client')
		.map((found) => ({
			file: found.file,
			line: found.line,
			why: isReverse
				? `This line gives ${name} its address; looked up backwards, the address has the first name of its first line.`
				: `This line gives ${name} its address.`,
		}));
	const calls = clients.flatMap((client) =>
		optionCauses(client, ['SetLogServer'], () => 'The client looks this name up.'),
	);
	const insists = clients.flatMap((client) =>
		optionCauses(
			client,
			['SetReverseLookup'],
			() => 'This decides whether the client insists on the way back.',
		),
	);
	return [...calls, ...hosts, ...(isReverse ? insists : [])];
}

/** What the files say to the peer of a refused connection, by the name or address that the server logged. */
function decideFor(model: DeploymentModel, peer: string | undefined): AccessDecision {
	if (peer === undefined) return decideAccess(model, undefined, undefined);
	const address = normalizeAddress(peer);
	if (address !== undefined) return decideAccess(model, wrapperNameOf(model, address), address);
	return viewAccess(model, peer.toLowerCase());
}

/** TCP wrappers: the rule that refuses, and rules for another daemon name that were meant to admit. */
export function traceWrappers(line: ExplainedLine, { model }: CauseContext): readonly LikelyCause[] {
	const peer = line.facts['host'] ?? line.facts['remote_host'] ?? soleClient(model);
	const { installName } = model.facts;
	const { allow, deny } = model;
	const causes: LikelyCause[] = [];
	const { by, kind } = decideFor(model, peer);
	const decider = by?.file === 'hosts.deny' ? deny : allow;
	if (by !== undefined && kind === 'denied' && decider !== undefined) {
		causes.push({
			file: decider.file,
			line: by.rule.line + 1,
			why: `This rule refuses ${peer ?? 'clients'} for the daemon ${installName}, and no rule in hosts.allow comes before it.`,
			fix: `Add a line for the client to hosts.allow: ${installName}: ${peer ?? 'CLIENT'}`,
		});
	}
	if (deny?.content.unterminatedLine !== undefined) {
		causes.push({
			file: deny.file,
			line: deny.content.unterminatedLine + 1,
			why: 'The last line has no line feed, and TCP wrappers then refuse everyone who comes to it.',
			fix: 'End the file with a line feed',
		});
	}
	if (deny !== undefined) {
		for (const rule of deny.content.rules) {
			if (!rule.daemons.some((daemon) => [installName, 'ALL'].includes(daemon.text))) continue;
			causes.push({
				file: deny.file,
				line: rule.line + 1,
				why: `This rule refuses clients of ${installName}.`,
			});
		}
	}
	if (allow !== undefined && installName === 'yule') {
		for (const rule of allow.content.rules) {
			if (!rule.daemons.some((daemon) => /^(?:samhain|yuled|yulerc)$/i.test(daemon.text))) continue;
			causes.push({
				file: allow.file,
				line: rule.line + 1,
				why: `This rule admits to another daemon: the server asks for ${installName}.`,
				fix: `Write ${installName} before the colon`,
			});
		}
	}
	return causes;
}

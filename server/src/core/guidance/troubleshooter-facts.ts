// Answers questions of the troubleshooter "my client does not connect" from the model of a deployment. A fact is left out
// where the files do not settle it; the person is then asked.
import {
	type ClientConfiguration,
	listConfigurations,
	serverNaming,
	viewClient,
} from '../deployment/model/client-view.ts';
import type { DeploymentModel } from '../deployment/model/deployment-model.ts';
import { isListenedTo, leadsToItself, listeningPort } from '../deployment/model/log-server-address.ts';
import { secretFaults } from '../values/client-entry.ts';
import type { TroubleshooterFact, TroubleshooterFacts } from './troubleshooter-node.ts';

type Answers = { readonly [fact in TroubleshooterFact]?: string | boolean | undefined };

/**
 * What the files of a deployment answer.
 * @param host the client that does not connect, by the name that it announces; undefined where it is not named
 */
export function collectTroubleshooterFacts(model: DeploymentModel, host?: string): TroubleshooterFacts {
	const answers: Answers = {
		...aboutConfigurations(model, listConfigurations(model, host)),
		...(model.servers.size === 0 ? undefined : aboutServer(model)),
		...(host === undefined ? undefined : aboutClient(model, host.toLowerCase())),
	};
	return Object.fromEntries(
		Object.entries(answers)
			.filter(([, answer]) => answer !== undefined)
			.map(([fact, answer]) => [fact, typeof answer === 'string' ? answer : answer === true ? 'yes' : 'no']),
	);
}

function aboutConfigurations(
	model: DeploymentModel,
	configurations: readonly ClientConfiguration[],
): Answers {
	const known = configurations.filter(({ facts }) => facts !== undefined);
	if (known.length === 0) return {};
	const called = known.flatMap(({ client, facts }) =>
		(facts?.logServers ?? []).map(({ value }) => ({ client, logServer: value })),
	);
	const listens = called.map(({ client, logServer }) => isListenedTo(model, client, logServer));
	return {
		'client-names-server':
			model.facts.builtInLogServer !== undefined ||
			known.every(({ facts }) => (facts?.logServers.length ?? 0) > 0),
		'export-severity': known.some(({ facts }) => facts?.exportsAnything?.value === false) ? 'none' : 'other',
		'server-is-localhost':
			called.length === 0
				? undefined
				: called.every(({ client, logServer }) => leadsToItself(model, client, logServer)),
		'interface-fits':
			model.servers.size === 0 || listens.includes(undefined) ? undefined : !listens.includes(false),
	};
}

function aboutServer(model: DeploymentModel): Answers {
	return {
		'ports-agree': [...model.servers.values()].every(
			(server) => listeningPort(model, server) === model.facts.clientPort,
		),
		'client-from-accept': serverNaming(model).clientFromAccept,
	};
}

function aboutClient(model: DeploymentModel, name: string): Answers {
	const { entry, access, isClaimKnown, config, baseline } = viewClient(model, name);
	const isServed = ({ state }: typeof config): boolean => state === 'own' || state === 'catch-all';
	const hasWrappers = model.allow !== undefined || model.deny !== undefined;
	return {
		'name-in-list': model.servers.size === 0 ? undefined : entry !== undefined,
		...(entry === undefined
			? undefined
			: {
					'single-entry': model.entries.get(name)?.length === 1,
					'entry-well-formed': secretFaults({ ...entry, saltStart: 0, verifierStart: 0 }).length === 0,
				}),
		// The question is about either kind of file; a client without one of the two is stuck at that one.
		'file-served':
			model.dataFiles.size === 0 || !isClaimKnown ? undefined : isServed(config) && isServed(baseline),
		'wrappers-admit': !hasWrappers || access.kind === 'undecidable' ? undefined : access.kind === 'granted',
	};
}

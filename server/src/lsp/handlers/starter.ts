// samhain/starter: a whole configuration to begin with, and what there is to choose from.
import { DAEMON_VERSIONS, makeStarter, STARTER_SYSTEMS, starterSystemName } from '../../core/index.ts';
import type { Requests } from '../../protocol.ts';
import { textOf } from './params.ts';
import { onRequest, type Register } from './services.ts';

const ROLES = ['client', 'server', 'standalone'] as const;

export const starter: Register = (services) => {
	const systems = STARTER_SYSTEMS.map((id) => ({ id, name: starterSystemName(id) }));
	const none: Requests['samhain/starter']['answer'] = { systems, versions: DAEMON_VERSIONS, starter: null };
	onRequest(services, 'samhain/starter', none, (params) => {
		const role = ROLES.find((one) => one === textOf(params, 'role'));
		const system = STARTER_SYSTEMS.find((one) => one === textOf(params, 'system'));
		const version = DAEMON_VERSIONS.find((one) => one === textOf(params, 'version'));
		if (role === undefined || system === undefined || version === undefined) return none;
		return { ...none, starter: makeStarter({ role, system, version }) };
	});
};

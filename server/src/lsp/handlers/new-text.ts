// samhain/starter, samhain/options and samhain/insertOption: whole configurations to begin with, and options one by one.
import {
	DAEMON_VERSIONS,
	insertableOptions,
	insertOptionEdit,
	makeStarter,
	STARTER_SYSTEMS,
	starterSystemName,
} from '../../core/index.ts';
import type { Requests } from '../../protocol.ts';
import { toWorkspaceEdit } from '../convert.ts';
import { textOf } from './params.ts';
import { onRequest, type Register } from './services.ts';

const ROLES = ['client', 'server', 'standalone'] as const;

export const newText: Register = (services) => {
	const { session } = services;
	const systems = STARTER_SYSTEMS.map((id) => ({ id, name: starterSystemName(id) }));
	const none: Requests['samhain/starter']['answer'] = { systems, versions: DAEMON_VERSIONS, starter: null };
	onRequest(services, 'samhain/starter', none, (params) => {
		const role = ROLES.find((one) => one === textOf(params, 'role'));
		const system = STARTER_SYSTEMS.find((one) => one === textOf(params, 'system'));
		const version = DAEMON_VERSIONS.find((one) => one === textOf(params, 'version'));
		if (role === undefined || system === undefined || version === undefined) return none;
		return { ...none, starter: makeStarter({ role, system, version }) };
	});
	onRequest(services, 'samhain/options', { options: [] }, (params) => {
		const document = session.documents.get(textOf(params, 'uri') ?? '');
		const found = document === undefined ? [] : insertableOptions(document.analysis);
		return {
			options: found.map(({ option, section }) => ({ name: option.name, section, summary: option.summary })),
		};
	});
	onRequest(services, 'samhain/insertOption', null, (params) => {
		const document = session.documents.get(textOf(params, 'uri') ?? '');
		if (document === undefined) return null;
		const made = insertOptionEdit(
			document.analysis,
			textOf(params, 'section') ?? '',
			textOf(params, 'name') ?? '',
		);
		const [edit] =
			made === undefined ? [] : (toWorkspaceEdit([made.edit], document).changes?.[document.uri] ?? []);
		if (made === undefined || edit === undefined) return null;
		return { edit, cursor: { line: made.value.line, character: made.value.column } };
	});
};

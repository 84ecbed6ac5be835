// samhain/insertOption: the edit that writes an option in its section.
import { insertOptionEdit } from '../../core/index.ts';
import { toWorkspaceEdit } from '../convert.ts';
import { textOf } from './params.ts';
import { onRequest, type Register } from './services.ts';

export const insertOption: Register = (services) => {
	const { session } = services;
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

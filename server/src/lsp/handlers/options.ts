// samhain/options: every option that the daemon of an open document reads, for a list.
import { insertableOptions } from '../../core/index.ts';
import { textOf } from './params.ts';
import { onRequest, type Register } from './services.ts';

export const options: Register = (services) => {
	const { session } = services;
	onRequest(services, 'samhain/options', { options: [] }, (params) => {
		const document = session.documents.get(textOf(params, 'uri') ?? '');
		const found = document === undefined ? [] : insertableOptions(document.analysis);
		return {
			options: found.map(({ option, section }) => ({ name: option.name, section, summary: option.summary })),
		};
	});
};

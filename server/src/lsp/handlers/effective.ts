// samhain/effective: the options in force in an open document, as text.
import { effectiveOptions, effectiveText, unreadRanges } from '../../core/index.ts';
import { textOf } from './params.ts';
import { onRequest, type Register } from './services.ts';

export const effective: Register = (services) => {
	onRequest(services, 'samhain/effective', null, (params) => {
		const document = services.session.documents.get(textOf(params, 'uri') ?? '');
		if (document === undefined) return null;
		const { analysis } = document;
		const unread = unreadRanges(analysis.model.store.all());
		return {
			lines: effectiveText(effectiveOptions(analysis.view()), unread).map(({ text, line }) => ({
				text,
				...(line === undefined ? undefined : { line }),
			})),
		};
	});
};

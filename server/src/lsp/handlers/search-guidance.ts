// samhain/searchGuidance: sections and messages that hold all words of a query.
import { searchGuidance as search } from '../../core/index.ts';
import { textOf } from './params.ts';
import { onRequest, type Register } from './services.ts';

export const searchGuidance: Register = (services) => {
	onRequest(services, 'samhain/searchGuidance', { results: [] }, (params) => ({
		results: search(textOf(params, 'query') ?? ''),
	}));
};

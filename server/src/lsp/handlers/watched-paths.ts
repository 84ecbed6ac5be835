// samhain/watchedPaths: the paths that an open document watches, as a tree.
import { isRecord, watchedItems } from '../../core/index.ts';
import { coverageOf } from '../document-coverage.ts';
import { textOf } from './params.ts';
import { onRequest, type Register } from './services.ts';

export const watchedPaths: Register = (services) => {
	onRequest(services, 'samhain/watchedPaths', null, (params) => {
		const document = services.session.documents.get(textOf(params, 'uri') ?? '');
		if (document === undefined) return null;
		const coverage = coverageOf(document);
		return {
			starts: coverage.coverage.lists.starts,
			items: watchedItems(coverage, {
				showsUnwatched: isRecord(params) && params['showsUnwatched'] === true,
				filter: textOf(params, 'filter') ?? '',
				folder: textOf(params, 'folder') ?? '/',
			}),
		};
	});
};

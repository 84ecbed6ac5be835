// textDocument/linkedEditingRange: names that change with the one that is typed.
import { linkedPlaces } from '../../core/index.ts';
import { aboutDocument, type Register } from './services.ts';

export const linkedEditingRange: Register = (services) => {
	services.session.connection.languages.onLinkedEditingRange(
		aboutDocument(services, 'linkedEditingRange', null, (document, { position }) => {
			const ranges = linkedPlaces(document.analysis, document.toCore(position));
			if (ranges === undefined) return null;
			return { ranges: ranges.map((range) => document.toClientRange(range)), wordPattern: '[\\w.+@-]+' };
		}),
	);
};

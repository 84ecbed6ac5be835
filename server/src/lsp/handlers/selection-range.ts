// textDocument/selectionRange: what a selection grows to.
import type { SelectionRange } from 'vscode-languageserver';
import { selectionsAt } from '../../core/index.ts';
import type { OpenDocument } from '../documents.ts';
import { aboutDocument, type Register } from './services.ts';

export const selectionRange: Register = (services) => {
	services.session.connection.onSelectionRanges(
		aboutDocument(services, 'selectionRange', null, (document, { positions }) =>
			positions.map((position) =>
				chain(document, selectionsAt(document.analysis, document.toCore(position))),
			),
		),
	);
};

/** The ranges as the protocol nests them: each with the next larger one as its parent. */
function chain(document: OpenDocument, ranges: ReturnType<typeof selectionsAt>): SelectionRange {
	const start = { line: 0, character: 0 };
	return (
		ranges.reduceRight<SelectionRange | undefined>(
			(parent, range) => ({
				range: document.toClientRange(range),
				...(parent === undefined ? {} : { parent }),
			}),
			undefined,
		) ?? { range: { start, end: start } }
	);
}

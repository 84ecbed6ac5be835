// textDocument/documentHighlight: the other places of what is at the cursor, in this document.
import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver';
import { occurrencesAt } from '../../core/index.ts';
import { deploymentOf } from './named-files.ts';
import { aboutDocument, type Register } from './services.ts';

export const documentHighlight: Register = (services) => {
	services.session.connection.onDocumentHighlight(
		aboutDocument(
			services,
			'documentHighlight',
			null,
			(document, { position }): DocumentHighlight[] | null => {
				const found = occurrencesAt(
					document.analysis,
					document.toCore(position),
					deploymentOf(services.deployments, document)?.isKnownHost,
				);
				if (found === undefined) return null;
				return found.places.map(({ range, isDefinition }) => ({
					range: document.toClientRange(range),
					kind: isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
				}));
			},
		),
	);
};

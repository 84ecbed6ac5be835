// textDocument/formatting, rangeFormatting and onTypeFormatting: the edits of the core, with the settings of the document
// and the indentation that the editor uses.
import type { FormattingOptions, TextEdit } from 'vscode-languageserver';
import {
	type TextEdit as CoreEdit,
	type FormatOptions,
	formatEdits,
	formatTypedEdits,
} from '../../core/index.ts';
import type { Configuration } from '../configuration.ts';
import type { OpenDocument } from '../documents.ts';
import { aboutSettledDocument, type Register } from './services.ts';

export const formatting: Register = (services) => {
	const { session, configuration } = services;
	const { connection } = session;
	connection.onDocumentFormatting(
		aboutSettledDocument(services, 'formatting', null, (document, { options }) =>
			toEdits(document, formatEdits(document.analysis, optionsOf(configuration, document, options))),
		),
	);
	connection.onDocumentRangeFormatting(
		aboutSettledDocument(services, 'rangeFormatting', null, (document, { options, range }) => {
			const first = document.toCore(range.start).line;
			const end = document.toCore(range.end);
			// A selection that ends at the start of a line does not hold that line.
			const last = end.column === 0 && end.line > first ? end.line - 1 : end.line;
			const within = { first, last };
			return toEdits(
				document,
				formatEdits(document.analysis, optionsOf(configuration, document, options), within),
			);
		}),
	);
	connection.onDocumentOnTypeFormatting(
		aboutSettledDocument(services, 'onTypeFormatting', null, (document, { options, position, ch }) =>
			toEdits(
				document,
				formatTypedEdits(
					document.analysis,
					optionsOf(configuration, document, options),
					document.toCore(position),
					ch,
				),
			),
		),
	);
};

/** More blanks than anybody indents by; an editor may send anything. */
const MAX_INDENT = 16;

function optionsOf(
	configuration: Configuration,
	document: OpenDocument,
	given: FormattingOptions | undefined,
): FormatOptions {
	const size = Math.trunc(Number(given?.tabSize));
	const width = size >= 1 && size <= MAX_INDENT ? size : 4;
	const indent = given?.insertSpaces === false ? '\t' : ' '.repeat(width);
	return { ...configuration.formatOf(document.uri), indent };
}

function toEdits(document: OpenDocument, edits: readonly CoreEdit[]): TextEdit[] {
	return edits.map(({ range, text }) => ({ range: document.toClientRange(range), newText: text }));
}

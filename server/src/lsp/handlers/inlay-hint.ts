// textDocument/inlayHint: the hints of the core, those that are switched on.
import type { InlayHint as LspHint } from 'vscode-languageserver';
import { type InlayHint, inlayHintsIn } from '../../core/index.ts';
import type { OpenDocument } from '../documents.ts';
import { aboutSettledDocument, type Register } from './services.ts';

export const inlayHint: Register = (services) => {
	const { session, configuration } = services;
	session.connection.languages.inlayHint.on(
		aboutSettledDocument(services, 'inlayHint', null, (document, { range }) => {
			const { inlayHints } = configuration.editorSettingsOf(document.uri);
			const first = document.toCore(range.start).line;
			const last = document.toCore(range.end).line;
			return inlayHintsIn(document.analysis, first, last, inlayHints).map((hint) => toHint(hint, document));
		}),
	);
};

function toHint(
	{ position, text, tooltip, isInPlace, edit, line }: InlayHint,
	document: OpenDocument,
): LspHint {
	const hint: LspHint = {
		position: document.toClient(position),
		label: isInPlace || line !== undefined ? text : `= ${text}`,
		tooltip,
		paddingLeft: !isInPlace,
	};
	if (edit !== undefined)
		hint.textEdits = [{ range: document.toClientRange(edit.range), newText: edit.text }];
	if (line !== undefined) {
		const place = document.toClient({ line, column: 0 });
		hint.label = [{ value: text, location: { uri: document.uri, range: { start: place, end: place } } }];
	}
	return hint;
}

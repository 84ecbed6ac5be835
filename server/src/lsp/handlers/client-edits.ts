// samhain/clientEdits: the edits that add client entries to an open server file, or change those that are there. No password
// comes here: the editor's client computes entries by itself.
import { addClientEdit, clientChecklist, rotateClientEdit } from '../../core/index.ts';
import type { Requests } from '../../protocol.ts';
import { toWorkspaceEdit } from '../convert.ts';
import type { OpenDocument } from '../documents.ts';
import { textOf, textsOf } from './params.ts';
import { onRequest, type Register } from './services.ts';

type Answer = Requests['samhain/clientEdits']['answer'];

export const clientEdits: Register = (services) => {
	onRequest(services, 'samhain/clientEdits', { edits: [], steps: [] }, (params) => {
		const document = services.session.documents.get(textOf(params, 'uri') ?? '');
		const entries = textsOf(params, 'entries').filter((entry) => entry.includes('@'));
		if (document === undefined || entries.length === 0) return { edits: [], steps: [] };
		return editsFor(document, entries, textOf(params, 'action') === 'rotate');
	});
};

function nameOf(entry: string): string {
	return entry.split('@', 1)[0] ?? '';
}

function editsFor(document: OpenDocument, entries: readonly string[], isRotation: boolean): Answer {
	const { analysis } = document;
	const edits = isRotation
		? entries.flatMap((entry) => rotateClientEdit(analysis, nameOf(entry), entry) ?? [])
		: [addClientEdit(analysis, entries)];
	return {
		edits: toWorkspaceEdit(edits, document).changes?.[document.uri] ?? [],
		steps: clientChecklist(nameOf(entries[0] ?? '')),
	};
}

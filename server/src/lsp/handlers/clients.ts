// samhain/clients and samhain/clientEdits: the clients of an open server file, and the edits that add or change entries.
// No password comes here: the editor's client computes entries by itself.
import {
	addClientEdit,
	clientChecklist,
	clientInForce,
	clientNameProblem,
	clientsInForce,
	rotateClientEdit,
} from '../../core/index.ts';
import type { Requests, SentClient } from '../../protocol.ts';
import { toWorkspaceEdit } from '../convert.ts';
import type { OpenDocument } from '../documents.ts';
import { textOf, textsOf } from './params.ts';
import { onRequest, type Register, type Services } from './services.ts';

/** More clients than anybody looks through. */
const MAX_CLIENTS = 20_000;

type ClientsAnswer = Requests['samhain/clients']['answer'];
type EditsAnswer = Requests['samhain/clientEdits']['answer'];

export const clients: Register = (services) => {
	onRequest(services, 'samhain/clients', { clients: [], nameProblem: null }, (params) => {
		const document = openDocument(services, params);
		const name = textOf(params, 'name');
		if (document === undefined) return { clients: [], nameProblem: null };
		return name === undefined ? allClients(document) : oneClient(document, name);
	});
	onRequest(services, 'samhain/clientEdits', { edits: [], steps: [] }, (params) => {
		const document = openDocument(services, params);
		const entries = textsOf(params, 'entries').filter((entry) => entry.includes('@'));
		if (document === undefined || entries.length === 0) return { edits: [], steps: [] };
		return editsFor(document, entries, textOf(params, 'action') === 'rotate');
	});
};

function openDocument({ session }: Services, params: unknown): OpenDocument | undefined {
	return session.documents.get(textOf(params, 'uri') ?? '');
}

function allClients({ analysis }: OpenDocument): ClientsAnswer {
	const found = clientsInForce(analysis, MAX_CLIENTS);
	const sent = found.map(({ name, line, isPlain }): SentClient => ({ name, line, isPlain }));
	return { clients: sent, nameProblem: null };
}

function oneClient({ analysis }: OpenDocument, name: string): ClientsAnswer {
	const found = clientInForce(analysis, name);
	return {
		clients: found === undefined ? [] : [found],
		nameProblem: clientNameProblem(analysis, name) ?? null,
	};
}

function nameOf(entry: string): string {
	return entry.split('@', 1)[0] ?? '';
}

function editsFor(document: OpenDocument, entries: readonly string[], isRotation: boolean): EditsAnswer {
	const { analysis } = document;
	const edits = isRotation
		? entries.flatMap((entry) => rotateClientEdit(analysis, nameOf(entry), entry) ?? [])
		: [addClientEdit(analysis, entries)];
	return {
		edits: toWorkspaceEdit(edits, document).changes?.[document.uri] ?? [],
		steps: clientChecklist(nameOf(entries[0] ?? '')),
	};
}

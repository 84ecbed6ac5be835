// samhain/clients: the clients of an open server file, each with the entry that the server uses.
import { clientInForce, clientNameProblem, clientsInForce } from '../../core/index.ts';
import type { Requests, SentClient } from '../../protocol.ts';
import type { OpenDocument } from '../documents.ts';
import { textOf } from './params.ts';
import { onRequest, type Register, type Services } from './services.ts';

/** More clients than anybody looks through. */
const MAX_CLIENTS = 20_000;

type ClientsAnswer = Requests['samhain/clients']['answer'];

export const clients: Register = (services) => {
	onRequest(services, 'samhain/clients', { clients: [], nameProblem: null }, (params) => {
		const document = openDocument(services, params);
		const name = textOf(params, 'name');
		if (document === undefined) return { clients: [], nameProblem: null };
		return name === undefined ? allClients(document) : oneClient(document, name);
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

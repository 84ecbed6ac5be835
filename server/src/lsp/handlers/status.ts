// samhain/status: which daemon an open document is read for.
import { isRecord } from '../../core/index.ts';
import { textOf } from './params.ts';
import { onRequest, type Register } from './services.ts';

export const status: Register = (services) => {
	onRequest(services, 'samhain/status', null, (params) => {
		const { session } = services;
		// A document may also be named as everywhere else in the protocol.
		const inDocument = isRecord(params) ? textOf(params['textDocument'], 'uri') : undefined;
		const uri = textOf(params, 'uri') ?? inDocument;
		const document = uri === undefined ? undefined : session.documents.get(uri);
		return document === undefined ? null : session.statusOf(document);
	});
};

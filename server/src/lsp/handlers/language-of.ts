// samhain/languageOf: the language that a file has by its part in a deployment.
import { languageOfMember } from '../../core/index.ts';
import { textOf } from './params.ts';
import { onRequest, type Register } from './services.ts';

export const languageOf: Register = (services) => {
	onRequest(services, 'samhain/languageOf', { language: null }, (params) => ({
		language: languageOfMember(services.deployments.membershipOf(textOf(params, 'uri') ?? '')) ?? null,
	}));
};

// samhain/inactiveLines: what of an open document samhain does not read, and the hosts that its conditions name.
import { conditionHosts, unreadRanges } from '../../core/index.ts';
import { textOf } from './params.ts';
import { onRequest, type Register } from './services.ts';

export const inactiveLines: Register = (services) => {
	onRequest(services, 'samhain/inactiveLines', { ranges: [], hosts: [] }, (params) => {
		const document = services.session.documents.get(textOf(params, 'uri') ?? '');
		if (document === undefined) return { ranges: [], hosts: [] };
		const { store } = document.analysis.model;
		return { ranges: unreadRanges(store.all()), hosts: conditionHosts(store.all()) };
	});
};

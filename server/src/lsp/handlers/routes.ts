// samhain/routes: who receives which message, as an open document sets it up.
import { routesOf, routeTable } from '../../core/index.ts';
import { textOf } from './params.ts';
import { onRequest, type Register } from './services.ts';

export const routes: Register = (services) => {
	onRequest(services, 'samhain/routes', null, (params) => {
		const document = services.session.documents.get(textOf(params, 'uri') ?? '');
		return document === undefined ? null : routeTable(routesOf(document.analysis.view()));
	});
};

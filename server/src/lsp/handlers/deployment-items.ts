// samhain/deploymentItems: what belongs to one client of a deployment.
import { listClientItems } from '../../core/index.ts';
import { toDeploymentItem } from './deployment-item.ts';
import { numberOf, textOf } from './params.ts';
import { onRequest, type Register } from './services.ts';

export const deploymentItems: Register = (services) => {
	const { deployments } = services;
	onRequest(services, 'samhain/deploymentItems', { items: [] }, (params) => {
		const workspace = deployments.workspaces[numberOf(params, 'deployment') ?? -1];
		const name = textOf(params, 'client');
		if (workspace === undefined || name === undefined) return { items: [] };
		const items = listClientItems(workspace.deployment, name, workspace.problemsByClient().get(name));
		return { items: items.map((item) => toDeploymentItem(item, deployments)) };
	});
};

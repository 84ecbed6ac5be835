// Items of the deployment's tree with URIs in place of paths.
import type { TreeItem } from '../../core/index.ts';
import type { DeploymentItem } from '../../protocol.ts';
import type { Deployments } from '../deployment/deployments.ts';
import { encodeUri } from '../uris.ts';

/** An item as clients get it. */
export function toDeploymentItem(item: TreeItem, deployments: Deployments): DeploymentItem {
	const { place, children, ...rest } = item;
	return {
		...rest,
		description: deployments.shorten(rest.description),
		tooltip: deployments.shorten(rest.tooltip),
		...(place === undefined ? undefined : { uri: encodeUri(place.file), line: Math.max(0, place.line) }),
		...(children === undefined
			? undefined
			: { children: children.map((child) => toDeploymentItem(child, deployments)) }),
	};
}

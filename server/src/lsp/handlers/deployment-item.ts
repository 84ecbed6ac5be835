// Items of the deployment's tree with URIs in place of paths.
import type { TreeItem } from '../../core/index.ts';
import type { DeploymentItem, SentPlace } from '../../protocol.ts';
import type { Deployments } from '../deployment/deployments.ts';
import { encodeUri } from '../uris.ts';

/** A place as clients get it. */
export function toSentPlace(place: TreeItem['place']): SentPlace {
	return place === undefined ? {} : { uri: encodeUri(place.file), line: Math.max(0, place.line) };
}

/** An item as clients get it. */
export function toDeploymentItem(item: TreeItem, deployments: Deployments): DeploymentItem {
	const { place, children, ...rest } = item;
	const description = deployments.shorten(rest.description);
	return {
		...rest,
		description: description === rest.label ? '' : description,
		tooltip: deployments.shorten(rest.tooltip),
		...toSentPlace(place),
		...(children === undefined
			? undefined
			: { children: children.map((child) => toDeploymentItem(child, deployments)) }),
	};
}

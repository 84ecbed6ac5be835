// A client's log does not say whose it is; where a deployment has one client, it is that one's.
import { claimedNameOf } from '../../deployment/model/client-view.ts';
import { type DeploymentModel, listClientNames } from '../../deployment/model/deployment-model.ts';

/** The name that the only client announces; undefined where there are several. */
export function soleClient(model: DeploymentModel): string | undefined {
	const isDescribed = model.machines.size > 0 && model.entries.size < 2;
	const [name, ...others] = isDescribed ? [...model.machines.keys()] : listClientNames(model);
	return name === undefined || others.length > 0 ? undefined : claimedNameOf(model, name);
}

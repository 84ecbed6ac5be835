// All findings about a deployment, split so that a change to one client costs what that client costs.

import type { DeploymentModel } from '../../deployment/model/deployment-model.ts';
import { listClientNames } from '../../deployment/model/deployment-model.ts';
import { findConnectingProblems, findListeningProblems } from './connecting.ts';
import type { DeploymentFinding } from './deployment-finding.ts';
import { findCatchAllProblems, findDownloadProblems } from './downloading.ts';
import { findBadHostsLines, findNamingProblems, findRegistrationProblems } from './naming.ts';
import { findRecordingProblems, findRunningProblems } from './running.ts';

/** The findings about one client (lower-case name); independent of how many others there are. */
export function analyseClient(model: DeploymentModel, name: string): DeploymentFinding[] {
	return [
		...findConnectingProblems(model, name),
		...findNamingProblems(model, name),
		...findDownloadProblems(model, name),
		...findRunningProblems(model, name),
		...findBadHostsLines(model.machines.get(name)?.hosts, name),
	];
}

/** The findings about the server as a whole; looks once at each client. */
export function analyseServer(model: DeploymentModel): DeploymentFinding[] {
	return [
		...findListeningProblems(model),
		...findRegistrationProblems(model),
		...findCatchAllProblems(model),
		...findRecordingProblems(model),
		...findBadHostsLines(model.serverHosts),
	];
}

/** All findings about a deployment: the server first, then client by client in alphabetical order. */
export function analyseDeployment(model: DeploymentModel): DeploymentFinding[] {
	return [...analyseServer(model), ...listClientNames(model).flatMap((name) => analyseClient(model, name))];
}

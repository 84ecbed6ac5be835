// Which deployments a set of paths holds: those that project files describe, and those that convention finds besides.
// Names only; nothing is opened here.
import type { AnalysisSettings } from '../../settings/settings.ts';
import type { DeploymentFacts } from '../model/deployment-model.ts';
import { DEFAULT_FACTS } from '../model/deployment-model.ts';
import type { DeploymentLayout, Membership } from './discovery.ts';
import { discoverDeployments } from './discovery.ts';
import { readDeployment } from './project-deployment.ts';

/** A deployment: where its files are, and what none of them shows. */
export interface FoundDeployment {
	readonly layout: DeploymentLayout;
	readonly facts: DeploymentFacts;
	/** Parts of the project file that could not be used; a sentence each. */
	readonly problems: readonly string[];
}

/** The `deployment` of a project file. */
export interface DescribedIn {
	/** Folder of the project file, as the paths are written; without a slash at the end. */
	readonly folder: string;
	readonly deployment: unknown;
}

/** Names of files that can belong to a deployment, for whoever walks a tree: `yulerc`, `rc.NAME`, `hosts.allow`, … */
const MEMBER_NAME = /^(?:yulerc|samhainrc|rc|file|hosts)(?:$|\.)|^\.samhain-lint\.json$/;

/** True when a file of that name (without folders) can belong to a deployment. */
export function canBeMember(base: string): boolean {
	return MEMBER_NAME.test(base);
}

/**
 * Finds the deployments.
 * @param paths files with `/` between the parts, all written in the same way (relative, absolute or as URIs)
 * @param described deployments of the project files among them
 */
export function findDeployments(
	paths: readonly string[],
	described: readonly DescribedIn[],
): FoundDeployment[] {
	const found: FoundDeployment[] = described.map(({ folder, deployment }) =>
		readDeployment(deployment, folder, paths),
	);
	const known = new Set(found.flatMap(({ layout }) => layout.serverFiles));
	const directories = new Set(found.flatMap(({ layout }) => layout.dataDirectory ?? []));
	for (const layout of discoverDeployments(paths)) {
		// What is described is not guessed at.
		if (layout.serverFiles.some((path) => known.has(path))) continue;
		if (layout.dataDirectory !== undefined && directories.has(layout.dataDirectory)) continue;
		if (!hasSurroundings(layout)) continue;
		const hasDataDirectory = layout.dataDirectory !== undefined;
		const facts = { ...DEFAULT_FACTS, label: layout.label, hasDataDirectory };
		found.push({ layout, facts, problems: [] });
	}
	return found;
}

/** Whether any other file exists to compare the server file with: alone it is not a deployment. */
function hasSurroundings({
	serverFiles,
	dataFiles,
	serverHosts,
	hostsAllow,
	hostsDeny,
	clients,
}: DeploymentLayout): boolean {
	if (serverFiles.length > 1 || dataFiles.length > 0) return true;
	if ([serverHosts, hostsAllow, hostsDeny].some((file) => file !== undefined)) return true;
	return clients.some(({ file, hosts }) => file !== undefined || hosts !== undefined);
}

/** The settings of a member: its part in the deployment determines who reads it, and for which host, unless the user did. */
export function settingsOfMember(settings: AnalysisSettings, membership: Membership): AnalysisSettings {
	if (membership.role === 'server') {
		return { ...settings, language: 'yulerc', role: settings.role === 'auto' ? 'server' : settings.role };
	}
	if (membership.role !== 'client-config') return settings;
	const host = settings.host ?? membership.client ?? '';
	return {
		...settings,
		language: 'samhainrc',
		role: settings.role === 'auto' ? 'client' : settings.role,
		...(host === '' ? undefined : { host }),
	};
}

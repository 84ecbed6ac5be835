// Puts a deployment together from its layout and from whoever can read its files.

import type { ClientLayout, DeploymentLayout } from '../deployment/files/discovery.ts';
import type { HostsFile } from '../deployment/files/hosts-file.ts';
import { parseHosts } from '../deployment/files/hosts-file.ts';
import type { WrapperFile } from '../deployment/files/tcp-wrappers-file.ts';
import { parseWrapperFile } from '../deployment/files/tcp-wrappers-file.ts';
import { Deployment } from '../deployment/model/deployment.ts';
import type {
	ClientFile,
	DeploymentFacts,
	Located,
	ServerFile,
} from '../deployment/model/deployment-model.ts';

/** What a file system tells of a file. */
export interface FileStatus {
	readonly size?: number;
	readonly mode?: number;
	readonly uid?: number;
	readonly gid?: number;
}

/** How the files are reached; each answer is undefined when the file is not there. */
export interface DeploymentSources {
	readonly server: (path: string) => ServerFile | undefined;
	/** The facts of a client's configuration, read for the host of that name. */
	readonly client: (path: string, name: string) => ClientFile | undefined;
	readonly text: (path: string) => string | undefined;
	readonly status: (path: string) => FileStatus | undefined;
}

function locate<T>(
	path: string | undefined,
	sources: DeploymentSources,
	parse: (text: string) => T,
): Located<T> | undefined {
	const text = path === undefined ? undefined : sources.text(path);
	return path === undefined || text === undefined ? undefined : { file: path, content: parse(text) };
}

function putClient(deployment: Deployment, client: ClientLayout, sources: DeploymentSources): void {
	const hosts = locate<HostsFile>(client.hosts, sources, parseHosts);
	deployment.putMachine({
		name: client.name,
		...(client.nodeName === undefined ? {} : { nodeName: client.nodeName }),
		...(client.addresses === undefined ? {} : { addresses: client.addresses }),
		...(hosts === undefined ? {} : { hosts }),
	});
	const facts = client.file === undefined ? undefined : sources.client(client.file, client.name);
	if (facts !== undefined) deployment.putClientFile(client.name, facts);
}

/**
 * Reads all files of a layout once and builds the model.
 * @param facts what no file shows; from the project file, or the defaults
 */
export function assembleDeployment(
	layout: DeploymentLayout,
	facts: DeploymentFacts,
	sources: DeploymentSources,
): Deployment {
	const deployment = new Deployment(facts);
	deployment.setSurroundings({
		serverHosts: locate<HostsFile>(layout.serverHosts, sources, parseHosts),
		allow: locate<WrapperFile>(layout.hostsAllow, sources, parseWrapperFile),
		deny: locate<WrapperFile>(layout.hostsDeny, sources, parseWrapperFile),
	});
	for (const path of layout.serverFiles) {
		const server = sources.server(path);
		if (server !== undefined) deployment.putServer(server);
	}
	for (const client of layout.clients) putClient(deployment, client, sources);
	for (const ref of layout.dataFiles) {
		deployment.putDataFile({ ...ref, ...sources.status(ref.path) });
		// The catch-all `rc` is nobody's own; the facts of a client come from the file with its name.
		if (ref.kind !== 'config' || ref.name === '') continue;
		const clientFacts = sources.client(ref.path, ref.name.toLowerCase());
		if (clientFacts !== undefined) deployment.putClientFile(ref.name, clientFacts);
	}
	return deployment;
}

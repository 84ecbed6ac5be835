// Lines of the hosts files of a deployment: those of the server, and those of described clients.
import type { HostsEntry, HostsFile } from '../../deployment/files/hosts-file.ts';
import type { DeploymentModel } from '../../deployment/model/deployment-model.ts';

/** A hosts file and whose machine it is. */
interface OwnedHosts {
	readonly file: string;
	readonly owner: 'server' | 'client';
	readonly hosts: HostsFile;
}

/** A line of a hosts file. */
export interface HostsLine {
	readonly file: string;
	/** From 1. */
	readonly line: number;
	readonly owner: 'server' | 'client';
	readonly entry: HostsEntry;
}

function listHosts({ serverHosts, machines }: DeploymentModel): readonly OwnedHosts[] {
	const own: readonly OwnedHosts[] =
		serverHosts === undefined
			? []
			: [{ file: serverHosts.file, owner: 'server', hosts: serverHosts.content }];
	const others = [...machines.values()].flatMap(({ hosts }): readonly OwnedHosts[] =>
		hosts === undefined ? [] : [{ file: hosts.file, owner: 'client', hosts: hosts.content }],
	);
	return [...own, ...others];
}

function linesOf({ file, owner }: OwnedHosts, entries: readonly HostsEntry[] = []): readonly HostsLine[] {
	return entries.map((entry) => ({ file, line: entry.line + 1, owner, entry }));
}

/** Lines that give a name an address, those of the server before the others. */
export function hostsLinesOfName(model: DeploymentModel, name: string): readonly HostsLine[] {
	const key = name.toLowerCase();
	return listHosts(model).flatMap((one) => linesOf(one, one.hosts.byName.get(key)));
}

/**
 * Lines with an address.
 * @param address in its one spelling, see `normalizeAddress`
 * @param first whose lines come first
 */
export function hostsLinesOfAddress(
	model: DeploymentModel,
	address: string,
	first: 'server' | 'client' = 'server',
): readonly HostsLine[] {
	const lines = listHosts(model).flatMap((one) => linesOf(one, one.hosts.byAddress.get(address)));
	return [...lines.filter(({ owner }) => owner === first), ...lines.filter(({ owner }) => owner !== first)];
}

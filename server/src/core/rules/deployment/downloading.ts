// Findings about the files that the server sends: there, under the right name, readable, and each for one host.

import { lookUpAddress, lookUpName } from '../../deployment/files/hosts-file.ts';
import { normalizeAddress } from '../../deployment/files/ip-address.ts';
import { claimedNameOf, viewServedFile } from '../../deployment/model/client-view.ts';
import type { DataFile, DeploymentModel } from '../../deployment/model/deployment-model.ts';
import { activeEntry, listClientNames } from '../../deployment/model/deployment-model.ts';
import type { DeploymentFinding, RelatedPlace } from './deployment-finding.ts';
import { fileStart, makeFinding } from './deployment-finding.ts';

const PREFIX = { config: 'rc', baseline: 'file' } as const;
const KINDS = ['config', 'baseline'] as const;

function renamedPath(dataFile: DataFile, name: string): string {
	const slash = Math.max(dataFile.path.lastIndexOf('/'), dataFile.path.lastIndexOf('\\'));
	return `${dataFile.path.slice(0, slash + 1)}${PREFIX[dataFile.kind]}.${name}`;
}

/** Files for one client that differ in letter case only: one of them is sent, the others never. */
function findTwins(
	model: DeploymentModel,
	kind: DataFile['kind'],
	name: string,
	claimed: string,
): DeploymentFinding[] {
	const twins = (model.dataFiles.get(claimed) ?? []).filter(
		(one) => one.kind === kind && one.name !== claimed,
	);
	return twins.map((twin) =>
		makeFinding('download-file-letter-case', {
			what: `${PREFIX[kind]}.${twin.name} is never sent: the client gets ${PREFIX[kind]}.${claimed}.`,
			advice: 'Keep the file in lower case and remove the other.',
			place: fileStart(twin.path),
			client: name,
			severity: 'warning',
		}),
	);
}

function findMissing(model: DeploymentModel, kind: DataFile['kind'], name: string): DeploymentFinding[] {
	const entry = activeEntry(model, name);
	// A deployment that serves no file of this kind at all has them on its clients.
	if (entry === undefined || model.counts[kind] === 0) return [];
	const claimed = claimedNameOf(model, name);
	const served = viewServedFile(model, kind, claimed);
	const prefix = PREFIX[kind];
	if (served.state === 'own') return findTwins(model, kind, name, claimed);
	if (served.state === 'other-case' && served.dataFile !== undefined) {
		const { dataFile } = served;
		return [
			makeFinding('download-file-letter-case', {
				what: `${prefix}.${dataFile.name} is never found: the client asks for ${prefix}.${claimed}.`,
				place: fileStart(dataFile.path),
				client: name,
				related: [{ place: entry.place, message: 'It is for this client.' }],
				fixes: [
					{
						title: `Rename to ${prefix}.${claimed}`,
						edits: [],
						renames: [{ from: dataFile.path, to: renamedPath(dataFile, claimed) }],
					},
				],
			}),
		];
	}
	const misnamed = claimed === name ? undefined : viewServedFile(model, kind, name).dataFile;
	if (misnamed !== undefined && misnamed.name !== '') {
		const fix = {
			title: `Rename to ${prefix}.${claimed}`,
			edits: [],
			renames: [{ from: misnamed.path, to: renamedPath(misnamed, claimed) }],
		};
		const what = `The client ${name} will ask for ${prefix}.${claimed}, not for ${prefix}.${misnamed.name}.`;
		const related = [{ place: entry.place, message: 'The entry.' }];
		const base = { what, place: fileStart(misnamed.path), client: name, related, fixes: [fix] };
		return [makeFinding('download-file-under-other-name', base)];
	}
	if (served.state === 'catch-all') return [];
	const id = kind === 'config' ? 'missing-client-config' : 'missing-client-baseline';
	const what = `There is neither ${prefix}.${claimed} nor ${prefix} for ${name}.`;
	return [makeFinding(id, { what, place: entry.place, client: name })];
}

/** True when a name is that of a registered client by the hosts file of the server, such as the name of an address. */
function isRegisteredOtherwise(model: DeploymentModel, name: string): boolean {
	const machine = model.machines.get(name);
	if (machine !== undefined && model.entries.has(claimedNameOf(model, name))) return true;
	if ((machine?.addresses ?? []).some((one) => model.entries.has(normalizeAddress(one) ?? one))) return true;
	const hosts = model.serverHosts?.content;
	if (hosts === undefined) return false;
	if (lookUpName(hosts, name)?.addresses.some((address) => model.entries.has(address)) === true) return true;
	const reverse = lookUpAddress(hosts, name);
	return reverse?.entry.names.some(({ text }) => model.entries.has(text.toLowerCase())) === true;
}

function findOrphans(model: DeploymentModel, name: string): DeploymentFinding[] {
	if (model.entries.size === 0 || model.entries.has(name) || isRegisteredOtherwise(model, name)) return [];
	return (model.dataFiles.get(name) ?? []).map((dataFile) =>
		makeFinding('orphan-download-file', {
			what: `No Client= entry has the name ${name}, so nobody is sent this file.`,
			place: fileStart(dataFile.path),
			client: name,
		}),
	);
}

function mayRead(dataFile: DataFile, model: DeploymentModel): boolean | undefined {
	const { mode, uid, gid } = dataFile;
	if (mode === undefined) return undefined;
	if ((mode & 0o444) === 0) return false;
	const user = model.facts.serverUser;
	if (user === undefined || uid === undefined || gid === undefined)
		return (mode & 0o004) === 0 ? undefined : true;
	if (uid === user.uid) return (mode & 0o400) !== 0;
	if (user.gids.includes(gid)) return (mode & 0o040) !== 0;
	return (mode & 0o004) !== 0;
}

function findFileState(model: DeploymentModel, dataFile: DataFile, name: string): DeploymentFinding[] {
	const findings: DeploymentFinding[] = [];
	const base = { place: fileStart(dataFile.path), ...(name === '' ? {} : { client: name }) };
	const mode = dataFile.mode === undefined ? '' : `0${(dataFile.mode & 0o777).toString(8)}`;
	if (dataFile.size === 0)
		findings.push(makeFinding('empty-download-file', { ...base, what: 'The file is empty.' }));
	if (mayRead(dataFile, model) === false) {
		const what = `With mode ${mode} the server cannot read the file.`;
		findings.push(makeFinding('unreadable-download-file', { ...base, what }));
	}
	if (dataFile.mode === undefined) return findings;
	const password = dataFile.kind === 'config' ? model.clientFiles.get(name)?.password : undefined;
	if ((dataFile.mode & 0o002) !== 0) {
		const what = `With mode ${mode} everyone on the server can replace the file.`;
		findings.push(makeFinding('exposed-download-file', { ...base, what }));
	} else if (password !== undefined && (dataFile.mode & 0o004) !== 0) {
		const related: RelatedPlace[] = [{ place: password, message: 'The password stands here.' }];
		const what = `With mode ${mode} everyone on the server can read the password in the file.`;
		findings.push(makeFinding('exposed-download-file', { ...base, what, related }));
	}
	return findings;
}

/** Downloading, as far as one client goes. */
export function findDownloadProblems(model: DeploymentModel, name: string): DeploymentFinding[] {
	const findings = KINDS.flatMap((kind) => findMissing(model, kind, name));
	findings.push(...findOrphans(model, name));
	for (const dataFile of model.dataFiles.get(name) ?? [])
		findings.push(...findFileState(model, dataFile, name));
	return findings;
}

/** How many clients a message lists by name. */
const NAMES_SHOWN = 5;

/** Downloading, as far as the server goes: the catch-all files. */
export function findCatchAllProblems(model: DeploymentModel): DeploymentFinding[] {
	const findings: DeploymentFinding[] = [];
	for (const dataFile of model.dataFiles.get('') ?? []) {
		findings.push(...findFileState(model, dataFile, ''));
		if (dataFile.kind !== 'baseline') continue;
		const users = listClientNames(model).filter(
			(name) =>
				model.entries.has(name) &&
				viewServedFile(model, 'baseline', claimedNameOf(model, name)).state === 'catch-all',
		);
		if (users.length < 2) continue;
		const shown = users.slice(0, NAMES_SHOWN);
		const more = users.length > shown.length ? ` and ${users.length - shown.length} more` : '';
		findings.push(
			makeFinding('shared-baseline', {
				what: `${users.length} clients are compared with this one baseline: ${shown.join(', ')}${more}.`,
				place: fileStart(dataFile.path),
				related: shown.flatMap((name) => {
					const entry = activeEntry(model, name);
					return entry === undefined
						? []
						: [{ place: entry.place, message: 'This client has no file of its own.' }];
				}),
			}),
		);
	}
	return findings;
}

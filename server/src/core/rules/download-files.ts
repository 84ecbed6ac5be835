// The files that a server sends to its clients, as several rules judge them: what a client gets when it asks, and what
// the server's user may read. Knows no rule.
import { announcedName, listPeerAddresses, viewServedFile } from '../deployment/model/client-view.ts';
import type {
	ClientEntry,
	DataFile,
	DeploymentModel,
	FileRights,
} from '../deployment/model/deployment-model.ts';
import { activeEntry, isActive, listEntries, namesAt } from '../deployment/model/deployment-model.ts';
import { normalizeAddress } from '../values/ip-address.ts';
import type { ReportAcross } from './define-rule.ts';
import { spanAt } from './places.ts';

/** The kinds of files with how their names begin. */
export const PREFIX = { config: 'rc', baseline: 'file' } as const;
export const KINDS = ['config', 'baseline'] as const;

/** The files for one client, or the catch-alls where no client is named. */
export function filesOf(model: DeploymentModel, name: string | undefined): readonly DataFile[] {
	return model.dataFiles.get(name ?? '') ?? [];
}

/** What a registered client gets when it asks for a file of one kind, where that is not as it should be. */
export type ServingFault =
	/** The file is there; others differ in letter case only and are never sent. */
	| { readonly kind: 'twins'; readonly twins: readonly DataFile[]; readonly claimed: string }
	| {
			readonly kind: 'other-case';
			readonly dataFile: DataFile;
			readonly claimed: string;
			readonly entry: ClientEntry;
	  }
	| {
			readonly kind: 'other-name';
			readonly dataFile: DataFile;
			readonly claimed: string;
			readonly entry: ClientEntry;
	  }
	| { readonly kind: 'missing'; readonly claimed: string; readonly entry: ClientEntry };

/** What is wrong with the file that a client asks for; undefined when it gets one, or when no client is served any. */
export function findServingFault(
	model: DeploymentModel,
	kind: DataFile['kind'],
	name: string,
): ServingFault | undefined {
	const entry = activeEntry(model, name);
	// Whether anybody is served at all is a question of its own.
	if (entry === undefined || model.counts[kind] === 0) return undefined;
	const { name: claimed, isKnown } = announcedName(model, name);
	const served = viewServedFile(model, kind, claimed);
	if (served.state === 'own') {
		const all = model.dataFiles.get(claimed) ?? [];
		return {
			kind: 'twins',
			twins: all.filter((one) => one.kind === kind && one.name !== claimed),
			claimed,
		};
	}
	if (served.state === 'other-case' && served.dataFile !== undefined)
		return { kind: 'other-case', dataFile: served.dataFile, claimed, entry };
	if (!isKnown) return undefined;
	const dataFile = findMisnamed(model, kind, name, claimed);
	if (dataFile !== undefined) return { kind: 'other-name', dataFile, claimed, entry };
	if (served.state === 'catch-all' || readsOwnConfiguration(model, kind, name)) return undefined;
	return { kind: 'missing', claimed, entry };
}

/** Whether a client is known to read a configuration of its own machine. */
function readsOwnConfiguration(model: DeploymentModel, kind: DataFile['kind'], name: string): boolean {
	return kind === 'config' && model.clientFiles.has(name);
}

/** A file that is meant for a client, but has another of its names: that of the entry, an address, or the short one. */
function findMisnamed(
	model: DeploymentModel,
	kind: DataFile['kind'],
	name: string,
	claimed: string,
): DataFile | undefined {
	const label = normalizeAddress(claimed) === undefined ? (claimed.split('.')[0] ?? '') : '';
	const isOnlyOne = (model.namesByLabel.get(label)?.size ?? 0) <= 1;
	const others = [name, ...listPeerAddresses(model, name), ...(isOnlyOne ? [label] : [])];
	return others
		.filter((other) => other !== claimed && (other === name || !model.entries.has(other)))
		.map((other) => viewServedFile(model, kind, other).dataFile)
		.find((dataFile) => dataFile !== undefined && dataFile.name !== '');
}

/** Whether a file of the data directory is meant for a registered client under another of its names. */
export function isMisnamed(model: DeploymentModel, dataFile: DataFile): boolean {
	const name = dataFile.name.toLowerCase();
	const meant = [
		...(model.namesByLabel.get(name) ?? []),
		...namesAt(model, name).map(({ text }) => text.toLowerCase()),
		...(model.machinesByAddress.get(name) ?? []),
	];
	return meant.some((client) => {
		const fault = findServingFault(model, dataFile.kind, client);
		return fault?.kind === 'other-name' && fault.dataFile === dataFile;
	});
}

/** A way of saying that the server has no file of one kind for anybody, where it may be meant to have some. */
function findNoneServed(model: DeploymentModel, kind: DataFile['kind']): ClientEntry | undefined {
	if (!model.facts.hasDataDirectory || model.counts[kind] > 0) return undefined;
	const [first] = listEntries(model).filter(
		(entry) => isActive(model, entry) && !readsOwnConfiguration(model, kind, entry.name),
	);
	return first;
}

/** What a client downloads, in words. */
const NOUN = { config: 'configuration', baseline: 'baseline' } as const;

/**
 * Reports that a client, or nobody at all, gets a file of one kind from the server.
 * @param name the client; undefined for the server as a whole
 */
export function reportMissing(
	kind: DataFile['kind'],
	name: string | undefined,
	model: DeploymentModel,
	report: ReportAcross,
): void {
	const [noun, prefix] = [NOUN[kind], PREFIX[kind]];
	if (name === undefined) {
		const first = findNoneServed(model, kind);
		if (first === undefined) return;
		report({
			...spanAt(first.place),
			what: `The data directory holds no ${noun} (${prefix}.NAME or ${prefix}): clients that download theirs cannot start.`,
			severity: 'information',
		});
		return;
	}
	const fault = findServingFault(model, kind, name);
	if (fault?.kind !== 'missing') return;
	const { claimed, entry } = fault;
	report({
		...spanAt(entry.place),
		what: `${name} cannot download a ${noun}: neither ${prefix}.${claimed} nor ${prefix} exists.`,
	});
}

/** The renaming that puts a file where a client of that name asks for it. */
export function renameTo(
	dataFile: DataFile,
	name: string,
): { readonly title: string; readonly edits: []; readonly renames: { from: string; to: string }[] } {
	const slash = Math.max(dataFile.path.lastIndexOf('/'), dataFile.path.lastIndexOf('\\'));
	const base = `${PREFIX[dataFile.kind]}.${name}`;
	const to = `${dataFile.path.slice(0, slash + 1)}${base}`;
	return { title: `Rename to ${base}`, edits: [], renames: [{ from: dataFile.path, to }] };
}

/** Permission bits as `chmod` writes them; empty where they are not known. */
export function modeText({ mode }: FileRights): string {
	return mode === undefined ? '' : `0${(mode & 0o777).toString(8)}`;
}

/**
 * Whether the server's user can read a file; undefined where that is not known. A server whose user is not described
 * does not run as root, and a file that only root and its group may read is closed to it.
 */
export function mayRead(dataFile: FileRights, model: DeploymentModel): boolean | undefined {
	const { mode, uid, gid } = dataFile;
	if (mode === undefined) return undefined;
	if ((mode & 0o444) === 0) return false;
	const user = model.facts.serverUser;
	if (user === undefined && uid === 0 && ((mode & 0o040) === 0 || gid === 0)) return (mode & 0o004) !== 0;
	if (user === undefined || uid === undefined || gid === undefined)
		return (mode & 0o004) === 0 ? undefined : true;
	if (uid === user.uid) return (mode & 0o400) !== 0;
	if (user.gids.includes(gid)) return (mode & 0o040) !== 0;
	return (mode & 0o004) !== 0;
}

// The files that a server sends to its clients, as several rules judge them: what a client gets when it asks, and what
// the server's user may read. Knows no rule.
import { claimedNameOf, viewServedFile } from '../deployment/model/client-view.ts';
import type { ClientEntry, DataFile, DeploymentModel } from '../deployment/model/deployment-model.ts';
import { activeEntry } from '../deployment/model/deployment-model.ts';

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
	// A deployment that serves no file of this kind at all has them on its clients.
	if (entry === undefined || model.counts[kind] === 0) return undefined;
	const claimed = claimedNameOf(model, name);
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
	const misnamed = claimed === name ? undefined : viewServedFile(model, kind, name).dataFile;
	if (misnamed !== undefined && misnamed.name !== '')
		return { kind: 'other-name', dataFile: misnamed, claimed, entry };
	return served.state === 'catch-all' ? undefined : { kind: 'missing', claimed, entry };
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
export function modeText({ mode }: DataFile): string {
	return mode === undefined ? '' : `0${(mode & 0o777).toString(8)}`;
}

/** Whether the server's user can read a file; undefined where that is not known. */
export function mayRead(dataFile: DataFile, model: DeploymentModel): boolean | undefined {
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

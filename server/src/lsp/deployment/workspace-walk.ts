// What the folders of the workspace hold that can belong to a deployment: walked once, and again only when files came or
// went.
import { type ContainedFiles, canBeMember, folderOf, isBackupName, walkFolders } from '../../core/index.ts';
import type { Portions } from './time-slicing.ts';

/** How far the folders of the workspace are searched. */
const BOUNDS = { maxFolders: 50_000, maxFiles: 50_000, maxLevels: 16 };
/** Folders of other programs; what happens in them is nothing to us. */
const SKIPPED = /\/(?:node_modules|\.git|\.hg|\.svn|\.cache)(?:\/|$)/;

export class WorkspaceWalk {
	readonly #files: ContainedFiles;
	readonly #warn: (text: string) => void;
	#paths: readonly string[] | undefined;
	/** Folders that hold any of the files, at any depth; made when first asked for. */
	#folders: ReadonlySet<string> | undefined;
	#fingerprint = '';

	constructor(files: ContainedFiles, warn: (text: string) => void) {
		this.#files = files;
		this.#warn = warn;
	}

	/** The folders must be walked again. */
	forget(): void {
		this.#setPaths(undefined);
	}

	#setPaths(paths: readonly string[] | undefined): void {
		this.#paths = paths;
		this.#folders = undefined;
	}

	/**
	 * Files that can belong to a deployment.
	 * @param takesNote remembers what the files are like, for `look`
	 * @returns undefined when somebody wanted the walk to end
	 */
	async list(portions: Portions, takesNote: boolean): Promise<readonly string[] | undefined> {
		if (this.#paths !== undefined) return this.#paths;
		const paths = await this.#walk(portions);
		if (paths === undefined) return undefined;
		this.#setPaths(paths);
		this.#fingerprint = takesNote ? this.#fingerprintOf(paths) : '';
		return paths;
	}

	/**
	 * Looks whether files came, went or were written since the walk before.
	 * @returns whether any did; then they are listed again
	 */
	async look(portions: Portions): Promise<boolean> {
		// A walk that is still to come sees what there is.
		if (this.#paths === undefined) return false;
		const paths = await this.#walk(portions);
		if (paths === undefined) return false;
		const fingerprint = this.#fingerprintOf(paths);
		if (fingerprint === this.#fingerprint) return false;
		this.#setPaths(paths);
		this.#fingerprint = fingerprint;
		return true;
	}

	async #walk(portions: Portions): Promise<readonly string[] | undefined> {
		const wants = (name: string): boolean => canBeMember(name) && !isBackupName(name);
		const steps = walkFolders(this.#files.roots, this.#files, wants, BOUNDS);
		let step = steps.next();
		for (; step.done !== true; step = steps.next())
			if (!(await portions.offerPause('Looking for deployments', `${step.value} folders`))) return undefined;
		if (step.value.isCut) this.#warn('Some folders were not searched for deployments: there are too many.');
		return step.value.paths;
	}

	#fingerprintOf(paths: readonly string[]): string {
		const describe = (path: string): string => {
			const status = this.#files.statusOf(path);
			return `${path} ${status?.size} ${status?.modifiedMs}`;
		};
		return paths.map(describe).join('\n');
	}

	/** A file came without a walk. */
	add(path: string): void {
		if (this.#paths !== undefined) this.#setPaths([...this.#paths, path]);
	}

	/** A file went. */
	remove(path: string): void {
		if (this.#paths !== undefined) this.#setPaths(this.#paths.filter((one) => one !== path));
	}

	/** True for a folder in which the last walk found files, at any depth. */
	heldFiles(folder: string): boolean {
		this.#folders ??= foldersOf(this.#paths ?? []);
		return this.#folders.has(folder);
	}

	/** True for a folder that is there and may hold files of ours. */
	isFolder(path: string): boolean {
		return !SKIPPED.test(path) && this.#files.isInside(path) && this.#files.list(path).length > 0;
	}
}

function foldersOf(paths: readonly string[]): ReadonlySet<string> {
	const folders = new Set<string>();
	for (const path of paths)
		for (let folder = folderOf(path); folder !== '' && !folders.has(folder); folder = folderOf(folder))
			folders.add(folder);
	return folders;
}

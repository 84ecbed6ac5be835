// The folders of the workspace: what lies in them may be read, and nothing else. Paths are decoded URIs.
import { type DescribedIn, PROJECT_FILE_NAME, parseProjectFile } from '../../core/index.ts';
import type { FileStatus, FileSystem } from '../host.ts';
import { encodeUri, plainUri } from '../project-files.ts';
import { type WalkedFolders, type WalkHost, walkFolders } from './walk-folders.ts';

/** Larger files are left alone. */
const MAX_BYTES = 64 * 1024 * 1024;

export class WorkspaceFolders {
	readonly #files: FileSystem | undefined;
	#roots: readonly string[] = [];
	#realRoots: readonly string[] = [];

	constructor(files: FileSystem | undefined) {
		this.#files = files;
	}

	/** Takes the folders in place of those there were. */
	set(uris: readonly string[]): void {
		this.#roots = uris.map((uri) => plainUri(uri).replace(/\/+$/, ''));
		this.#realRoots = this.#roots.map((root) => plainUri(this.#files?.resolve(encodeUri(root)) ?? root));
	}

	/** Lists the files in the folders; undefined where no files can be read. */
	async walk(host: Omit<WalkHost, 'files'>): Promise<WalkedFolders | undefined> {
		return this.#files && walkFolders(this.#roots, { ...host, files: this.#files });
	}

	/** Whether a file is seen when the folders are searched; one that is not may make a deployment when it is opened. */
	isWalked(path: string): boolean {
		return this.#files !== undefined && this.#isInside(path);
	}

	#isInside(path: string): boolean {
		return this.#roots.some((root) => path.startsWith(`${root}/`));
	}

	/** Inside the workspace, also when all links on the way are followed: a description may name any path. */
	#isReadable(path: string): boolean {
		if (!this.#isInside(path)) return false;
		const real = this.#files?.resolve(encodeUri(path));
		if (real === undefined) return false;
		const plain = plainUri(real);
		return this.#realRoots.some((root) => plain.startsWith(`${root}/`));
	}

	readText(path: string): string | undefined {
		return this.#isReadable(path) ? this.#files?.readText(encodeUri(path), MAX_BYTES) : undefined;
	}

	statusOf(path: string): FileStatus | undefined {
		return this.#isReadable(path) ? this.#files?.status(encodeUri(path)) : undefined;
	}

	/** The deployments that project files describe, among the files that were found in the folders. */
	readDescribed(paths: readonly string[]): DescribedIn[] {
		return paths
			.filter((path) => path.endsWith(`/${PROJECT_FILE_NAME}`))
			.flatMap((path) => {
				const text = this.#files?.readText(encodeUri(path));
				const deployment = text === undefined ? undefined : parseProjectFile(text).project.deployment;
				return deployment === undefined ? [] : [{ folder: path.slice(0, path.lastIndexOf('/')), deployment }];
			});
	}

	/** A text for people: paths as they are seen in the workspace. */
	shorten(text: string): string {
		let short = text;
		for (const root of this.#roots) short = short.replaceAll(`${root}/`, '');
		return short;
	}
}

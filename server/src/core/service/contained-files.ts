// Files inside some folders, and nothing else: neither a `..` nor a link leads out of them.
import { type FileStatus, type FileSystem, joinPath } from './file-system.ts';

export class ContainedFiles {
	readonly #files: FileSystem | undefined;
	readonly #maxBytes: number;
	#roots: readonly string[] = [];
	#realRoots: readonly string[] = [];

	/**
	 * @param files absent without a file system, as in a browser
	 * @param maxBytes larger files are left alone
	 */
	constructor(files: FileSystem | undefined, maxBytes: number) {
		this.#files = files;
		this.#maxBytes = maxBytes;
	}

	/** The folders. */
	get roots(): readonly string[] {
		return this.#roots;
	}

	/** Takes the folders in place of those there were. */
	setRoots(roots: readonly string[]): void {
		this.#roots = roots;
		this.#realRoots = roots.map((root) => this.#realPathOf(root) ?? root);
	}

	/** Whether files can be read and this one is written as one inside the folders. */
	isInside(path: string): boolean {
		return this.#files !== undefined && this.#roots.some((root) => isBelow(path, root));
	}

	/** Whether a file is there and inside the folders, or one folder inside them, when all links are followed. */
	#isContained(path: string, folder?: string): boolean {
		if (this.#files === undefined || !this.isInside(path)) return false;
		if (folder !== undefined && !isBelow(path, folder)) return false;
		const real = this.#files.resolve(path);
		if (real === undefined) return false;
		const around = folder === undefined ? this.#realRoots : [this.#realPathOf(folder)];
		return around.some((one) => one !== undefined && isBelow(real, one));
	}

	#realPathOf(folder: string): string | undefined {
		return this.#files?.resolve(folder === '' ? '.' : folder);
	}

	/**
	 * Whether a path leads out: by its parts, or because of a link on the way.
	 * @param folder a folder inside that is asked about in place of all of them
	 */
	leadsOut(path: string, folder?: string): boolean {
		if (this.#files === undefined || this.#isContained(path, folder)) return false;
		const isWritten = this.isInside(path) && (folder === undefined || isBelow(path, folder));
		return !isWritten || this.#files.resolve(path) !== undefined;
	}

	/**
	 * Text of a file inside.
	 * @param folder a folder inside that it must be in
	 */
	readText(path: string, folder?: string): string | undefined {
		return this.#isContained(path, folder) ? this.#files?.readText(path, this.#maxBytes) : undefined;
	}

	/** Size and rights of a file inside. */
	statusOf(path: string): FileStatus | undefined {
		return this.#isContained(path) ? this.#files?.status(path) : undefined;
	}

	/** What lies in a folder inside, or in one of the folders themselves. */
	list(folder: string): ReturnType<FileSystem['list']> {
		return this.#files?.list(folder === '' ? '.' : folder) ?? [];
	}

	/** A path for people: as it is seen in the folders. */
	shorten(text: string): string {
		let short = text;
		for (const root of this.#roots) if (root !== '') short = short.replaceAll(joinPath(root, ''), '');
		return short;
	}
}

function isBelow(path: string, folder: string): boolean {
	// The current folder holds every path that does not climb out of it.
	if (folder === '' || folder === '.')
		return path !== '' && !path.startsWith('/') && path !== '..' && !path.startsWith('../');
	return path.startsWith(joinPath(folder, '')) && !path.includes('/../');
}

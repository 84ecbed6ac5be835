// The folders that an agent may ask about. Links are followed first: what counts is where a file really is.
import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';

/** The request cannot be answered; the message says why and what to do, for whoever asked. */
export class ToolError extends Error {}

/** Folders, and what is inside of them. */
export class Folders {
	/** Folders of the command line, without links. */
	readonly #given: readonly string[];
	/** Folders that the client works in; undefined while it has named none. */
	#roots: readonly string[] | undefined;
	/** Where relative paths begin if nobody names a folder. */
	readonly #current: string;

	/**
	 * @param given folders as the user names them; none: those of the client, else the current one
	 * @param current the current folder
	 * @throws ToolError for one that is not a folder
	 */
	constructor(given: readonly string[], current: string) {
		this.#current = realpathSync(current);
		this.#given = given.map((folder) => {
			const path = realOf(resolve(current, folder));
			if (path === undefined || !statSync(path).isDirectory())
				throw new ToolError(`'${folder}' is not a folder`);
			return path;
		});
	}

	/**
	 * Takes the folders that the client works in. They narrow what the user gave, and never widen it.
	 * @param paths absolute; those that do not exist count for nothing; an empty list: it works in none, and narrows nothing
	 */
	setRoots(paths: readonly string[]): void {
		this.#roots = paths.length === 0 ? undefined : paths.map(realOf).filter((path) => path !== undefined);
	}

	/** The folders that count, without links. */
	get all(): readonly string[] {
		const roots = this.#roots;
		if (roots === undefined) return this.#given.length === 0 ? [this.#current] : this.#given;
		if (this.#given.length === 0) return roots;
		const both = [
			...this.#given.filter((folder) => roots.some((root) => isIn(folder, root))),
			...roots.filter((root) => this.#given.some((folder) => isIn(root, folder))),
		];
		return [...new Set(both)];
	}

	/**
	 * A file or folder that a request names.
	 * @param path absolute, or from one of the folders
	 * @returns its path from the top, with no link above it
	 * @throws ToolError when it is not there, or outside of the folders
	 */
	find(path: string): string {
		if (path.includes('\0')) throw new ToolError('a path cannot contain a NUL character');
		const { all } = this;
		for (const folder of all) {
			const full = resolve(folder, path);
			const real = realOf(full);
			if (real === undefined) continue;
			const own = all.includes(real) ? real : join(realOf(dirname(full)) ?? '', basename(full));
			if (all.some((one) => isIn(real, one)) && all.some((one) => isIn(own, one))) return own;
		}
		const where = all.length === 0 ? 'no folder' : all.map((folder) => `'${folder}'`).join(', ');
		throw new ToolError(
			`'${path}' is not a file or folder that may be read here. Name one inside of ${where}, or give the text itself.`,
		);
	}

	/**
	 * A configuration file that a request names.
	 * @throws ToolError when it is not there, outside of the folders, or a folder
	 */
	findFile(path: string): string {
		const found = this.find(path);
		if (!statSync(found).isFile())
			throw new ToolError(`'${path}' is not a file. Name a samhainrc or yulerc.`);
		return found;
	}
}

function realOf(path: string): string | undefined {
	try {
		return realpathSync(path);
	} catch {
		return undefined;
	}
}

function isIn(path: string, folder: string): boolean {
	return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

// The project file that holds for a document: the nearest `.samhain-lint.json` between its folder and the root of its
// workspace folder. Nothing outside of the workspace is read.
import { PROJECT_FILE_NAME, type ProjectFile, parseProjectFile } from '../core/index.ts';
import type { FileSystem } from './host.ts';

/** A project file and the folder that it is about. */
export interface FoundProject {
	readonly folderUri: string;
	readonly project: ProjectFile;
}

export class ProjectFiles {
	readonly #files: FileSystem | undefined;
	readonly #warn: (text: string) => void;
	readonly #byFolder = new Map<string, FoundProject | undefined>();
	#roots: readonly string[] = [];

	constructor(files: FileSystem | undefined, warn: (text: string) => void) {
		this.#files = files;
		this.#warn = warn;
	}

	/** Takes the folders of the workspace. */
	setRoots(roots: readonly string[]): void {
		this.#roots = roots.map((uri) => plainUri(uri).replace(/\/+$/, ''));
		this.forget();
	}

	/** Some project file changed: all are read again when next asked for. */
	forget(): void {
		this.#byFolder.clear();
	}

	/** The project that a document belongs to. */
	find(uri: string): FoundProject | undefined {
		const plain = plainUri(uri);
		const root = this.#roots.find((folder) => plain.startsWith(`${folder}/`));
		if (this.#files === undefined || root === undefined) return undefined;
		return this.#nearest(parentOf(plain), root);
	}

	#nearest(folder: string, root: string): FoundProject | undefined {
		if (this.#byFolder.has(folder)) return this.#byFolder.get(folder);
		const found =
			this.#read(folder) ?? (folder.length > root.length ? this.#nearest(parentOf(folder), root) : undefined);
		this.#byFolder.set(folder, found);
		return found;
	}

	#read(folderUri: string): FoundProject | undefined {
		const uri = `${encodeUri(folderUri)}/${PROJECT_FILE_NAME}`;
		const text = this.#files?.readText(uri);
		if (text === undefined) return undefined;
		const { project, problems } = parseProjectFile(text);
		for (const problem of problems) this.#warn(`${folderUri}/${PROJECT_FILE_NAME}: ${problem}`);
		return { folderUri, project };
	}
}

/** The path of a document below a folder. */
export function relativePath(folderUri: string, uri: string): string {
	return plainUri(uri).slice(folderUri.length + 1);
}

/** A URI with its escapes decoded, so that clients which escape differently mean the same file. */
export function plainUri(uri: string): string {
	try {
		return decodeURIComponent(uri);
	} catch {
		return uri;
	}
}

/** The inverse of `plainUri`, with the escapes that VS Code writes. */
export function encodeUri(plain: string): string {
	return encodeURI(plain).replaceAll('#', '%23').replaceAll('?', '%3F');
}

function parentOf(uri: string): string {
	return uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
}

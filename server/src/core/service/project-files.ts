// The project file that holds for a file: the nearest `.samhain-lint.json` above it, or one that is named. Each is read
// once, until told otherwise. A link that leads out of its folder and of the workspace is not followed.
import type { FormatSettings } from '../settings/editor-settings.ts';
import type { AnalysisSettings } from '../settings/settings.ts';
import {
	formatFor,
	type ParsedProjectFile,
	PROJECT_FILE_NAME,
	type ProjectFile,
	parseProjectFile,
	settingsFor,
} from '../workspace/project-file.ts';
import { describeUnknownRules } from '../workspace/unknown-rules.ts';
import { baseNameOf, type FileSystem, folderOf, joinPath } from './file-system.ts';

/** A project file is small; whatever is larger is something else. */
const MAX_BYTES = 1024 * 1024;

/** A project file and the folder that it is about. */
export interface FoundProject {
	readonly folder: string;
	readonly project: ProjectFile;
}

/** What the search needs of whoever asks. */
export interface ProjectFilesHost {
	/** Absent without a file system, and then without project files. */
	readonly files: FileSystem | undefined;
	/** Something in a project file cannot be used; a sentence that names the file. Each is said once. */
	readonly problem: (text: string) => void;
	/**
	 * The folders that the search does not leave; undefined: it goes up to the top.
	 * A file outside of all of them has no project.
	 */
	readonly roots: () => readonly string[] | undefined;
	/** Folders in which a link to a project file may lead, besides the one that it is in. */
	readonly trusted: () => readonly string[];
}

/** True for a path that names a project file. */
export function isProjectFile(path: string): boolean {
	return baseNameOf(path) === PROJECT_FILE_NAME;
}

export class ProjectFiles {
	readonly #host: ProjectFilesHost;
	readonly #byFolder = new Map<string, FoundProject | undefined>();
	readonly #parsed = new Map<string, ParsedProjectFile | undefined>();
	readonly #reported = new Set<string>();

	constructor(host: ProjectFilesHost) {
		this.#host = host;
	}

	/** Some project file, or the folders, changed: all are read again when next asked for. */
	forget(): void {
		this.#byFolder.clear();
		this.#parsed.clear();
		this.#reported.clear();
	}

	/**
	 * The project that a file belongs to.
	 * @param path as the file system writes it, from the top
	 */
	find(path: string): FoundProject | undefined {
		if (this.#host.files === undefined) return undefined;
		const roots = this.#host.roots();
		const root = roots?.find((folder) => path.startsWith(joinPath(folder, '')));
		if (roots !== undefined && root === undefined) return undefined;
		return this.#nearest(folderOf(path), root ?? '');
	}

	#nearest(folder: string, root: string): FoundProject | undefined {
		if (this.#byFolder.has(folder)) return this.#byFolder.get(folder);
		const parsed = this.read(`${folder}/${PROJECT_FILE_NAME}`);
		let found: FoundProject | undefined;
		if (parsed !== undefined) found = { folder, project: parsed.project };
		else if (folder.length > root.length) found = this.#nearest(folderOf(folder), root);
		this.#byFolder.set(folder, found);
		return found;
	}

	/**
	 * Reads one project file.
	 * @param isNamed the user named it: it may be a link to anywhere
	 * @returns undefined where there is none, or it cannot be read
	 */
	read(path: string, isNamed = false): ParsedProjectFile | undefined {
		if (!this.#parsed.has(path)) this.#parsed.set(path, this.#parse(path, isNamed));
		return this.#parsed.get(path);
	}

	#parse(path: string, isNamed: boolean): ParsedProjectFile | undefined {
		const { files } = this.#host;
		const status = files?.status(path);
		if (files === undefined || status === undefined) return undefined;
		if (!isNamed && !this.#isContained(path, files)) {
			this.#problem(`${path}: This link leads outside its folder and is skipped.`);
			return undefined;
		}
		if (status.size > MAX_BYTES) {
			this.#problem(`${path}: The file is ignored: it is larger than ${MAX_BYTES} bytes.`);
			return undefined;
		}
		const text = files.readText(path, MAX_BYTES);
		if (text === undefined) {
			this.#problem(`${path}: The file is not readable.`);
			return undefined;
		}
		const parsed = parseProjectFile(text);
		const { settings, files: overrides } = parsed.project;
		const unknown = [
			...describeUnknownRules(settings, 'rules'),
			...overrides.flatMap((part) => describeUnknownRules(part.settings, `files.${part.glob}.rules`)),
		];
		for (const problem of [...parsed.problems, ...unknown]) this.#problem(`${path}: ${problem}`);
		return parsed;
	}

	/** A project file is in its folder, or at least in the workspace, when links are followed. */
	#isContained(path: string, files: FileSystem): boolean {
		const real = files.resolve(path);
		if (real === undefined) return false;
		const folders = [folderOf(path), ...this.#host.trusted()];
		return folders.some((folder) => {
			const realFolder = files.resolve(folder === '' ? '/' : folder);
			return realFolder !== undefined && real.startsWith(joinPath(realFolder, ''));
		});
	}

	#problem(text: string): void {
		if (this.#reported.has(text)) return;
		this.#reported.add(text);
		this.#host.problem(text);
	}
}

/** The settings of a file: those of its project over the ones given. */
export function settingsOfProject(
	found: FoundProject,
	path: string,
	settings: AnalysisSettings,
): AnalysisSettings {
	return settingsFor(found.project, path.slice(found.folder.length + 1), settings);
}

/** How a file is formatted: the settings of its project over the ones given. */
export function formatOfProject(found: FoundProject, path: string, format: FormatSettings): FormatSettings {
	return formatFor(found.project, path.slice(found.folder.length + 1), format);
}

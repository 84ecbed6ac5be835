// The project file `.samhain-lint.json` that holds for a file: the nearest one above it, or the one named. Read once each.
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type AnalysisSettings, type ProjectFile, parseProjectFile, settingsFor } from '../core/index.ts';

const NAME = '.samhain-lint.json';

interface Loaded {
	readonly folder: string;
	readonly project: ProjectFile;
}

export class ProjectFiles {
	/** What is wrong with project files that were read; each is said once. */
	readonly problems: string[] = [];
	readonly #byFolder = new Map<string, Loaded | undefined>();
	readonly #isUsed: boolean;
	readonly #named: Loaded | undefined;

	/**
	 * @param isUsed false: every file has the defaults
	 * @param named a file to use instead of the nearest one
	 * @throws when the named file cannot be read
	 */
	constructor(isUsed: boolean, named: string | undefined) {
		this.#isUsed = isUsed;
		if (named !== undefined) this.#named = this.#load(resolve(named));
	}

	/** The settings for a file: those of the project over the ones given. */
	apply(file: string, settings: AnalysisSettings): AnalysisSettings {
		if (!this.#isUsed) return settings;
		const path = resolve(file);
		const loaded = this.#named ?? this.#nearest(dirname(path));
		if (loaded === undefined) return settings;
		return settingsFor(loaded.project, relative(loaded.folder, path).split(sep).join('/'), settings);
	}

	#nearest(folder: string): Loaded | undefined {
		if (this.#byFolder.has(folder)) return this.#byFolder.get(folder);
		const path = join(folder, NAME);
		const above = dirname(folder);
		let loaded: Loaded | undefined;
		if (statSync(path, { throwIfNoEntry: false })?.isFile()) loaded = this.#load(path);
		else if (above !== folder) loaded = this.#nearest(above);
		this.#byFolder.set(folder, loaded);
		return loaded;
	}

	#load(path: string): Loaded {
		const { project, problems } = parseProjectFile(readFileSync(path, 'utf8'));
		for (const problem of problems) this.problems.push(`${path}: ${problem}`);
		return { folder: dirname(path), project };
	}
}

// The settings for a file: the command line overrides the project file, which overrides the defaults.
import { accessSync, constants, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import {
	type AnalysisSettings,
	type ConfigurationLanguage,
	DEFAULT_MACHINE,
	DEFAULT_SETTINGS,
	type FormatSettings,
	type FoundProject,
	formatOfProject,
	languageOf,
	type Machine,
	nearest,
	type ProjectFile,
	ProjectFiles,
	RETIRED_RULES,
	RULES,
	readBuildChoice,
	ruleById,
	settingsOfProject,
} from '../../core/index.ts';
import { nodeFiles, withSlashes } from '../../platform/node-files.ts';
import { InputError, readJson, reasonOf } from '../input.ts';
import type { LintOptions } from './options.ts';

/** What decides about settings; a command without such options gives none of them. */
export type SettingsOptions = Pick<
	LintOptions,
	'role' | 'version' | 'host' | 'build' | 'persona' | 'rules' | 'machine' | 'config' | 'useConfig' | 'paths'
> &
	Partial<Pick<LintOptions, 'useSuppressions' | 'within'>>;

/** Answers for each file; project files are read when first asked for. */
export class FileSettings {
	readonly machine: Machine;
	/** What is wrong with the project files that were read. */
	readonly problems: string[] = [];
	readonly #projects: ProjectFiles;
	readonly #named: ProjectFile | undefined;
	readonly #namedFolder: string;
	readonly #isUsed: boolean;
	readonly #given: Partial<AnalysisSettings>;
	readonly #rules: LintOptions['rules'];

	/** @throws InputError when the options name a rule, build or file that is not there */
	constructor(options: SettingsOptions) {
		for (const id of Object.keys(options.rules))
			if (ruleById(id) === undefined && !RETIRED_RULES.has(id)) throw new InputError(unknownRule(id));
		this.machine = options.machine === undefined ? DEFAULT_MACHINE : readMachine(options.machine);
		this.#isUsed = options.useConfig;
		this.#given = givenSettings(options);
		this.#rules = options.rules;
		const trusted = options.paths.map((path) => pathFromTop(path));
		this.#projects = new ProjectFiles({
			files: nodeFiles(),
			problem: (text) => this.problems.push(text),
			roots: () => options.within,
			trusted: () => trusted,
		});
		const named = options.config === undefined ? undefined : pathFromTop(options.config);
		this.#namedFolder = named === undefined ? '' : named.slice(0, named.lastIndexOf('/'));
		this.#named = named === undefined ? undefined : this.#projects.read(named, true)?.project;
		if (named !== undefined && this.#named === undefined)
			throw new InputError(
				this.problems.at(-1) ?? `cannot read '${options.config}': ${whyUnreadable(named)}`,
			);
	}

	/** The settings of a file without those from its part in a deployment. */
	of(file: string, language: ConfigurationLanguage = languageOf(basename(file))): AnalysisSettings {
		const path = pathFromTop(file);
		const plain: AnalysisSettings = {
			...DEFAULT_SETTINGS,
			machine: this.machine,
			language,
			fileName: basename(file),
		};
		const found = this.#projectOf(path);
		const project = found === undefined ? plain : settingsOfProject(found, path, plain);
		// The command line overrides the project file.
		const settings = { ...project, ...this.#given };
		return { ...settings, rules: { ...settings.rules, ...this.#rules } };
	}

	/** How a file is formatted: the settings of its project over the ones given. */
	formatOf(file: string, format: FormatSettings): FormatSettings {
		const path = pathFromTop(file);
		const found = this.#projectOf(path);
		return found === undefined ? format : formatOfProject(found, path, format);
	}

	#projectOf(path: string): FoundProject | undefined {
		if (!this.#isUsed) return undefined;
		return this.#named === undefined
			? this.#projects.find(path)
			: { folder: this.#namedFolder, project: this.#named };
	}

	/** The content of a project file. */
	projectAt(path: string): ProjectFile | undefined {
		return this.#projects.read(pathFromTop(path))?.project;
	}
}

function unknownRule(id: string): string {
	const meant = nearest(
		id,
		RULES.map((rule) => rule.id),
	);
	return `unknown rule '${id}'${meant === undefined ? '; --list-rules lists all' : `; do you mean ${meant}?`}`;
}

function whyUnreadable(path: string): string {
	try {
		const stat = statSync(path);
		if (stat.isDirectory()) return 'it is a folder';
		if (!stat.isFile()) return 'it is not a regular file';
		accessSync(path, constants.R_OK);
		return 'it is too large';
	} catch (error) {
		return reasonOf(error);
	}
}

function pathFromTop(path: string): string {
	return withSlashes(resolve(path));
}

function givenSettings(options: SettingsOptions): Partial<AnalysisSettings> {
	const build = options.build === undefined ? undefined : readBuildChoice(options.build);
	if (options.build !== undefined && build === undefined)
		throw new InputError(`unknown build '${options.build}'`);
	return {
		...(options.role === undefined ? undefined : { role: options.role }),
		...(options.version === undefined ? undefined : { version: options.version }),
		...(options.host === undefined ? undefined : { host: options.host }),
		...(options.persona === undefined ? undefined : { persona: options.persona }),
		...(options.useSuppressions === false ? { ignoresSuppressions: true } : undefined),
		...build,
	};
}

/** A table of the machine from a JSON file, merged key by key over the built-in one. */
function readMachine(file: string): Machine {
	const parsed = readJson(file);
	if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
		throw new InputError(`'${file}' contains no table`);
	const merged: Record<string, unknown> = { ...DEFAULT_MACHINE };
	for (const [key, value] of Object.entries(parsed)) {
		const known = merged[key];
		if (known === undefined) throw new InputError(`'${file}': unknown key '${key}'`);
		if (typeof known !== typeof value || Array.isArray(known) !== Array.isArray(value)) {
			throw new InputError(`'${file}': '${key}' has the wrong type`);
		}
		const isTable = typeof known === 'object' && known !== null && !Array.isArray(known);
		merged[key] = isTable && typeof value === 'object' ? { ...known, ...value } : value;
	}
	return { ...DEFAULT_MACHINE, ...merged };
}

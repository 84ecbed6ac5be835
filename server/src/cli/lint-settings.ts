// The settings that a file is linted with: what stands on the command line over the project file over the defaults.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
	type AnalysisSettings,
	DEFAULT_MACHINE,
	DEFAULT_SETTINGS,
	type Machine,
	parseBuild,
	ruleById,
} from '../core/index.ts';
import { InputError, languageOf } from './input.ts';
import type { CliOptions } from './options.ts';
import { ProjectFiles } from './project-files.ts';

/** Answers for each file; project files are read when first asked for. */
export class LintSettings {
	readonly machine: Machine;
	readonly #projects: ProjectFiles;
	readonly #given: Partial<AnalysisSettings>;
	readonly #rules: CliOptions['rules'];

	/** @throws when the options name a rule, build or file that is not there */
	constructor(options: CliOptions) {
		for (const id of Object.keys(options.rules))
			if (ruleById(id) === undefined) throw new InputError(`there is no rule '${id}'`);
		this.machine = options.machine === undefined ? DEFAULT_MACHINE : readMachine(options.machine);
		this.#projects = new ProjectFiles(options.useConfig, options.config);
		this.#given = givenSettings(options);
		this.#rules = options.rules;
	}

	/** What is wrong with the project files that were read. */
	get problems(): readonly string[] {
		return this.#projects.problems;
	}

	of(file: string): AnalysisSettings {
		const { machine } = this;
		const named = { ...DEFAULT_SETTINGS, machine, language: languageOf(file), fileName: basename(file) };
		// What stands on the command line holds over the project file.
		const settings = { ...this.#projects.apply(file, named), ...this.#given };
		return { ...settings, rules: { ...settings.rules, ...this.#rules } };
	}
}

function givenSettings(options: CliOptions): Partial<AnalysisSettings> {
	const without = options.build === undefined ? undefined : parseBuild(options.build);
	if (options.build !== undefined && without === undefined)
		throw new InputError(`unknown build '${options.build}'`);
	return {
		...(options.role === undefined ? undefined : { role: options.role }),
		...(options.version === undefined ? undefined : { version: options.version }),
		...(options.host === undefined ? undefined : { host: options.host }),
		...(without === undefined ? undefined : { without }),
	};
}

/** A table of the machine from a JSON file, merged key by key over the built-in one. */
function readMachine(file: string): Machine {
	const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
	if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
		throw new InputError(`'${file}' holds no table`);
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

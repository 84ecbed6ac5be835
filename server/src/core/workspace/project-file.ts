// The project file `.samhain-lint.json`, which editor and command line share: how the files of a folder are read.
// Pure: it is given the file's text and the paths, and looks nothing up.

import { type FormatSettings, readProjectFormat } from '../settings/editor-settings.ts';
import {
	isRecord,
	overlay,
	type PartialSettings,
	readSettings,
	type SettingNames,
} from '../settings/read-settings.ts';
import type { AnalysisSettings } from '../settings/settings.ts';
import { matchesGlob } from '../text/glob.ts';

export const PROJECT_FILE_NAME = '.samhain-lint.json';

/** What a project file sets for all files, or for some. */
interface ProjectPart {
	readonly settings: PartialSettings;
	/** How files are formatted. */
	readonly format?: Partial<FormatSettings>;
}

/** The content of a project file. */
export interface ProjectFile extends ProjectPart {
	/** Settings for the files that match a glob, in the order of the file: later ones win. */
	readonly files: readonly (ProjectPart & { readonly glob: string })[];
	/** The description of the deployment, as written; `deployment/` reads it. */
	readonly deployment?: unknown;
}

/** A project file with a sentence for each thing in it that could not be used. */
export interface ParsedProjectFile {
	readonly project: ProjectFile;
	readonly problems: readonly string[];
}

const EMPTY: ProjectFile = { settings: {}, files: [] };
const NAMES: SettingNames = {
	role: 'role',
	version: 'version',
	build: 'build',
	knownOptions: 'knownOptions',
	host: 'host',
	persona: 'persona',
	rules: 'rules',
};
const KEYS = new Set([...Object.values(NAMES), 'format', 'files', 'deployment', '$schema']);
const FILE_KEYS = new Set([...Object.values(NAMES), 'format', 'language']);
const LANGUAGES = ['samhainrc', 'yulerc'] as const;

/**
 * Reads a project file.
 * @param text content of the file; anything at all
 */
export function parseProjectFile(text: string): ParsedProjectFile {
	let root: unknown;
	try {
		root = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		return { project: EMPTY, problems: [`The file is ignored because it is not valid JSON: ${reason}.`] };
	}
	if (!isRecord(root))
		return { project: EMPTY, problems: ['The file is ignored: it must contain one JSON object.'] };
	const problems = unknownKeys(root, KEYS, '');
	const own = readPart(root, '');
	problems.push(...own.problems);
	const files: (ProjectPart & { glob: string })[] = [];
	const overrides = root['files'];
	if (overrides !== undefined && !isRecord(overrides)) {
		problems.push('"files" is ignored: it must be an object of globs.');
	} else if (overrides !== undefined) {
		for (const [glob, given] of Object.entries(overrides)) {
			const path = `files.${glob}.`;
			if (!isRecord(given)) {
				problems.push(`"files.${glob}" is ignored: it must be an object.`);
				continue;
			}
			const part = readPart(given, path);
			problems.push(...unknownKeys(given, FILE_KEYS, path), ...part.problems);
			files.push({ glob, ...part.own });
		}
	}
	const deployment = root['deployment'];
	return {
		project: { ...own.own, files, ...(deployment === undefined ? undefined : { deployment }) },
		problems,
	};
}

function unknownKeys(
	source: Readonly<Record<string, unknown>>,
	known: ReadonlySet<string>,
	path: string,
): string[] {
	return Object.keys(source)
		.filter((key) => !known.has(key))
		.map((key) => `"${path}${key}" is ignored: unknown key.`);
}

function readPart(
	source: Readonly<Record<string, unknown>>,
	path: string,
): { own: ProjectPart; problems: string[] } {
	const read = readSettings(
		{
			role: source['role'],
			version: source['version'],
			build: source['build'],
			knownOptions: source['knownOptions'],
			host: source['host'],
			persona: source['persona'],
			rules: source['rules'],
		},
		{
			role: `${path}role`,
			version: `${path}version`,
			build: `${path}build`,
			knownOptions: `${path}knownOptions`,
			host: `${path}host`,
			persona: `${path}persona`,
			rules: `${path}rules`,
		},
	);
	const { format, problems: formatProblems } = readProjectFormat(source['format'], `${path}format`);
	const problems = [...read.problems, ...formatProblems];
	const given = path === '' ? undefined : source['language'];
	const language = LANGUAGES.find((name) => name === given);
	if (given !== undefined && language === undefined)
		problems.push(`"${path}language" is ignored: it must be "samhainrc" or "yulerc".`);
	return {
		own: {
			settings: language === undefined ? read.settings : { ...read.settings, language },
			...(Object.keys(format).length === 0 ? undefined : { format }),
		},
		problems,
	};
}

/**
 * The settings of one file: those of the project over the ones given.
 * @param relativePath path from the folder of the project file, with `/`
 * @param settings what applies where the project sets nothing
 */
export function settingsFor(
	project: ProjectFile,
	relativePath: string,
	settings: AnalysisSettings,
): AnalysisSettings {
	let all = overlay(settings, project.settings);
	for (const { glob, settings: part } of project.files)
		if (matchesGlob(glob, relativePath)) all = overlay(all, part);
	return all;
}

/**
 * How one file is formatted: the settings of the project over the ones given.
 * @param relativePath path from the folder of the project file, with `/`
 * @param format what applies where the project sets nothing
 */
export function formatFor(
	project: ProjectFile,
	relativePath: string,
	format: FormatSettings,
): FormatSettings {
	const parts = project.files.filter(({ glob }) => matchesGlob(glob, relativePath));
	return Object.assign({ ...format }, project.format, ...parts.map((part) => part.format));
}

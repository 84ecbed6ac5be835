// Reads settings that a user wrote, of which any may be wrong: each key falls back on its own, with a word about it.
// Used for the settings of an editor and for the project file alike; knows neither.
import { BUILD_NAMES, type BuildChoice, readBuildChoice } from '../catalogue/build.ts';
import { featureNames } from '../catalogue/entries.ts';
import { DAEMON_VERSIONS } from '../catalogue/versions.ts';
import {
	type AnalysisSettings,
	NEWEST_VERSION,
	PERSONAS,
	type Persona,
	ROLE_SETTINGS,
	type RoleSetting,
	SEVERITIES,
	type Severity,
} from './settings.ts';

/** Settings that were given; what is absent is left to others. */
export type PartialSettings = Partial<
	Pick<
		AnalysisSettings,
		| 'language'
		| 'role'
		| 'version'
		| 'host'
		| 'without'
		| 'isBuildAssumed'
		| 'knownOptions'
		| 'persona'
		| 'rules'
	>
>;

/** What was read, and a sentence for each value that could not be used. */
export interface ReadSettings {
	readonly settings: PartialSettings;
	readonly problems: readonly string[];
}

/** What a user calls the settings that decide how a file is read. */
export interface SettingNames {
	readonly role: string;
	readonly version: string;
	readonly build: string;
	readonly knownOptions: string;
	readonly host: string;
	readonly persona: string;
	readonly rules: string;
}

/** True for an object that is neither null nor an array. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads the settings that decide how a file is read.
 * @param source the value by the user's name for each setting; undefined: not given
 * @param names what the user calls them, for the messages
 */
export function readSettings(
	source: Readonly<Record<keyof SettingNames, unknown>>,
	names: SettingNames,
): ReadSettings {
	const problems: string[] = [];
	const refuse = (name: string, value: unknown, allowed: string): undefined => {
		problems.push(`"${name}" is ${show(value)}, which is ignored: it must be ${allowed}.`);
		return undefined;
	};
	const role = readRole(source.role, (value) => refuse(names.role, value, listed(ROLE_SETTINGS)));
	const version = readVersion(source.version, (value) =>
		refuse(names.version, value, listed(['newest', ...DAEMON_VERSIONS])),
	);
	const build = readBuild(source.build, (value) =>
		refuse(
			names.build,
			value,
			`${listed(BUILD_NAMES)} or a list of features with \`+\` or \`-\` (${featureNames().join(', ')})`,
		),
	);
	const knownOptions = readNames(source.knownOptions, (value) =>
		refuse(names.knownOptions, value, 'a list of option names'),
	);
	const host = source.host === undefined || typeof source.host === 'string' ? source.host : undefined;
	if (source.host !== undefined && host === undefined) refuse(names.host, source.host, 'a host name');
	const persona = readPersona(source.persona, (value) => refuse(names.persona, value, listed(PERSONAS)));
	const rules = readRules(source.rules, names.rules, refuse);
	return {
		settings: {
			...(role === undefined ? undefined : { role }),
			...(version === undefined ? undefined : { version }),
			...build,
			...(knownOptions === undefined ? undefined : { knownOptions }),
			...(host === undefined || host.trim() === '' ? undefined : { host: host.trim() }),
			...(persona === undefined ? undefined : { persona }),
			...(rules === undefined ? undefined : { rules }),
		},
		problems,
	};
}

type Refuse = (value: unknown) => undefined;

function readRole(value: unknown, refuse: Refuse): RoleSetting | undefined {
	if (value === undefined) return undefined;
	return ROLE_SETTINGS.find((role) => role === value) ?? refuse(value);
}

function readPersona(value: unknown, refuse: Refuse): Persona | undefined {
	if (value === undefined) return undefined;
	return PERSONAS.find((persona) => persona === value) ?? refuse(value);
}

function readVersion(value: unknown, refuse: Refuse): AnalysisSettings['version'] | undefined {
	if (value === undefined) return undefined;
	if (value === 'newest') return NEWEST_VERSION;
	return DAEMON_VERSIONS.find((version) => version === value) ?? refuse(value);
}

function readBuild(value: unknown, refuse: Refuse): BuildChoice | undefined {
	if (value === undefined) return undefined;
	if (typeof value === 'string') return readBuildChoice(value) ?? refuse(value);
	if (!Array.isArray(value)) return refuse(value);
	const words = value.filter((item) => typeof item === 'string');
	const known = words.filter((word) => readBuildChoice(word) !== undefined);
	for (const item of value) if (!known.includes(item)) refuse(item);
	return readBuildChoice(known.join(','));
}

/** Names of options in lower case; those that cannot be one are refused. */
function readNames(value: unknown, refuse: Refuse): ReadonlySet<string> | undefined {
	if (value === undefined) return undefined;
	if (!Array.isArray(value)) return refuse(value);
	const names = new Set<string>();
	for (const item of value) {
		if (typeof item === 'string' && /^[^\s=#[@%]+$/.test(item)) names.add(item.toLowerCase());
		else refuse(item);
	}
	return names;
}

function readRules(
	value: unknown,
	name: string,
	refuse: (name: string, value: unknown, allowed: string) => undefined,
): Readonly<Record<string, Severity | 'off'>> | undefined {
	if (value === undefined) return undefined;
	if (!isRecord(value)) return refuse(name, value, 'an object of rule ids');
	const rules: Record<string, Severity | 'off'> = {};
	for (const [id, given] of Object.entries(value)) {
		const severity = given === 'off' ? 'off' : SEVERITIES.find((word) => word === given);
		if (severity === undefined) refuse(`${name}.${id}`, given, listed([...SEVERITIES, 'off']));
		else if (id !== '__proto__') rules[id] = severity;
	}
	return rules;
}

/** The words in quotes with "or" before the last one. */
function listed(words: readonly string[]): string {
	const quoted = words.map((word) => `"${word}"`);
	return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}

function show(value: unknown): string {
	const text = JSON.stringify(value) ?? String(value);
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Puts settings over others; rules are put together, the upper ones winning. */
export function overlay(below: AnalysisSettings, above: PartialSettings): AnalysisSettings {
	const rules = above.rules === undefined ? below.rules : { ...below.rules, ...above.rules };
	return { ...below, ...above, rules };
}

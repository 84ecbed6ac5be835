// The settings that decide how a file is read and judged: one list, from which the manifest and the tables are made.

import { BUILD_NAMES } from '../catalogue/build.ts';
import { BUILD_PROFILES } from '../catalogue/builds.ts';
import type { ReaderRole, Role } from '../catalogue/types.ts';
import {
	DAEMON_VERSIONS,
	type DaemonVersion,
	DEBIAN_VERSION,
	NEWEST_VERSION,
	VERSION_SUMMARIES,
} from '../catalogue/versions.ts';
import type { Machine } from '../daemon/daemon.ts';

/** How much a finding matters, the most serious first. */
export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How much of what it finds the linter reports. */
export const PERSONAS = ['relaxed', 'default', 'strict'] as const;
export type Persona = (typeof PERSONAS)[number];

/** Role as a user chooses it. */
export type RoleSetting = Role | 'auto';

export const ROLE_SETTINGS = ['auto', 'client', 'server', 'standalone'] as const;
/** The newest known version, assumed unless the user sets another one. */
export { NEWEST_VERSION };

/** One setting: from this list come the manifest, the table of the README and the schema of the project file. */
export interface SettingEntry {
	/** Key in an editor, after `samhain.`. */
	readonly key: string;
	/** Key in `.samhain-lint.json`, `GROUP.KEY` for one in an object; absent: a setting of the editor only. */
	readonly projectKey?: string;
	/** JSON schema of the value, without description and default. */
	readonly schema: Readonly<Record<string, unknown>>;
	readonly default: unknown;
	readonly scope: 'resource' | 'window';
	/** Markdown, whole sentences. */
	readonly description: string;
	/** What each value of an enumeration means, for the editor of settings. */
	readonly valueNotes?: Readonly<Record<string, string>>;
}

const SEVERITY_OR_OFF = [...SEVERITIES, 'off'] as const;

/** Every setting there is. */
export const SETTINGS: readonly SettingEntry[] = [
	{
		key: 'role',
		projectKey: 'role',
		schema: { type: 'string', enum: ROLE_SETTINGS },
		default: 'auto',
		scope: 'resource',
		description: 'Role that reads the file. `auto` detects it from the name and content of the file.',
		valueNotes: {
			auto: 'Detects the role from the name and content of the file.',
			client: 'A samhain that reports to a yule server.',
			server: 'A yule server.',
			standalone: 'A samhain without a server.',
		},
	},
	{
		key: 'daemonVersion',
		projectKey: 'version',
		schema: { type: 'string', enum: ['newest', ...DAEMON_VERSIONS] },
		default: 'newest',
		scope: 'resource',
		description: `Samhain version that reads the file. Debian ships ${DEBIAN_VERSION}.`,
		valueNotes: {
			newest: `The newest version that the linter knows: ${NEWEST_VERSION}.`,
			...VERSION_SUMMARIES,
		},
	},
	{
		key: 'build',
		projectKey: 'build',
		schema: {
			anyOf: [
				{ type: 'string', enum: BUILD_NAMES },
				{ type: 'array', items: { type: 'string' } },
			],
		},
		default: 'auto',
		scope: 'resource',
		description:
			'Features of the samhain build: `auto` if you do not know (lines that known builds read differently are information), `full`, `debian` for the package of Debian and Ubuntu, `upstream` for configure without options, `arch`, `arch-client` and `yocto` for the packages of AUR and meta-security, or a list of features that it has in addition (`+prelude`) or lacks (`-mail`).',
	},
	{
		key: 'knownOptions',
		projectKey: 'knownOptions',
		schema: { type: 'array', items: { type: 'string' }, uniqueItems: true },
		default: [],
		scope: 'resource',
		description:
			'Names of options that a patched or newer samhain knows in addition. They are accepted in every section, with any value.',
	},
	{
		key: 'host',
		projectKey: 'host',
		schema: { type: 'string' },
		default: '',
		scope: 'resource',
		description:
			'Fully qualified host name for conditional blocks. If empty, the lines of every block are checked.',
	},
	{
		key: 'rules',
		projectKey: 'rules',
		schema: { type: 'object', additionalProperties: { type: 'string', enum: SEVERITY_OR_OFF } },
		default: {},
		scope: 'resource',
		description: 'Severity of each rule by its id, or `off`.',
	},
	{
		key: 'persona',
		projectKey: 'persona',
		schema: { type: 'string', enum: PERSONAS },
		default: 'default',
		scope: 'resource',
		description:
			'How much is reported: `relaxed` for what samhain loses and what weakens the protection, `default`, or `strict` for a file that must be clean. `samhain.rules` overrides it for single rules.',
		valueNotes: {
			relaxed: 'Reports only what samhain drops, refuses or misreads, and what weakens the protection.',
			default: 'Reports each finding with the severity of its rule.',
			strict: 'Reports information and hints as warnings, except those of low confidence.',
		},
	},
	{
		key: 'diagnostics.scope',
		schema: { type: 'string', enum: ['open', 'deployment'] },
		default: 'open',
		scope: 'window',
		description: 'Files to check: only `open` files, or all files of a `deployment`.',
		valueNotes: {
			open: 'Checks open files; a server file that is open is checked together with the files of its clients.',
			deployment: 'Checks all files of each deployment in the workspace.',
		},
	},
	{
		key: 'codeLens.policies',
		schema: { type: 'boolean' },
		default: true,
		scope: 'window',
		description:
			'Shows a code lens above each policy section with the number of its paths and the severity of its reports.',
	},
	{
		key: 'codeLens.clients',
		schema: { type: 'boolean' },
		default: true,
		scope: 'window',
		description:
			'Shows a code lens above `[Clients]` with the number of registered clients, and above each entry of a deployment with what its client lacks.',
	},
	{
		key: 'format.spacesAroundEquals',
		projectKey: 'format.spacesAroundEquals',
		schema: { type: 'string', enum: ['none', 'one', 'keep'] },
		default: 'none',
		scope: 'resource',
		description: 'Blanks around `=` when you format a file: `none`, `one` on either side, or `keep` them.',
	},
	{
		key: 'format.blankLinesBeforeSections',
		projectKey: 'format.blankLinesBeforeSections',
		schema: { type: 'integer', minimum: 0, maximum: 5 },
		default: 1,
		scope: 'resource',
		description:
			'Blank lines that the formatter leaves above a section and the comments of its header. `0` keeps them as they are.',
	},
	{
		key: 'format.indentConditionals',
		projectKey: 'format.indentConditionals',
		schema: { type: 'boolean' },
		default: true,
		scope: 'resource',
		description: 'Indents the lines of conditional blocks when you format a file.',
	},
	{
		key: 'format.alignValues',
		projectKey: 'format.alignValues',
		schema: { type: 'boolean' },
		default: false,
		scope: 'resource',
		description: 'Aligns the equals signs of consecutive lines when you format a file.',
	},
	{
		key: 'semanticTokens.enabled',
		schema: { type: 'boolean' },
		default: true,
		scope: 'window',
		description: 'Colours names, values and lines that samhain does not read by their meaning.',
	},
	{
		key: 'inlayHints.times',
		schema: { type: 'boolean' },
		default: true,
		scope: 'resource',
		description: 'Shows beside a number of seconds the time that it is.',
	},
	{
		key: 'inlayHints.schedules',
		schema: { type: 'boolean' },
		default: true,
		scope: 'resource',
		description: 'Shows beside a schedule when it runs.',
	},
	{
		key: 'inlayHints.depths',
		schema: { type: 'boolean' },
		default: true,
		scope: 'resource',
		description: 'Shows before the path of a `dir` line without a depth the depth in force.',
	},
	{
		key: 'inlayHints.severities',
		schema: { type: 'boolean' },
		default: true,
		scope: 'resource',
		description: 'Shows beside a threshold the severities that it selects.',
	},
	{
		key: 'inlayHints.decidingLines',
		schema: { type: 'boolean' },
		default: true,
		scope: 'resource',
		description: 'Shows beside a line without effect the line that decides.',
	},
	{
		key: 'inlayHints.masks',
		schema: { type: 'boolean' },
		default: false,
		scope: 'resource',
		description: 'Shows beside a `Redef…` line the tests that are in force after it.',
	},
	{
		key: 'signatureHelp.enabled',
		schema: { type: 'boolean' },
		default: true,
		scope: 'window',
		description: 'Shows the parts of a structured value while you write it.',
	},
	{
		key: 'completion.imageRoot',
		schema: { type: 'string' },
		default: '',
		scope: 'resource',
		description:
			'Folder that holds the files of the watched machine, such as a mounted image: completion of paths lists its names. Absolute, or relative to the workspace; in a browser, only relative. If empty, completion lists paths inside the workspace only.',
	},
	{
		key: 'trace.server',
		schema: { type: 'string', enum: ['off', 'messages', 'verbose'] },
		default: 'off',
		scope: 'window',
		description: 'Logs the messages between the editor and the language server in the output channel.',
		valueNotes: {
			off: 'Logs no messages.',
			messages: 'Logs the name of each message.',
			verbose: 'Logs each message with its content.',
		},
	},
];

/** How one file is to be analysed. */
export interface AnalysisSettings {
	readonly language: 'samhainrc' | 'yulerc';
	/** Name of the file without its folders; decides which placeholders count as such. */
	readonly fileName: string;
	readonly role: RoleSetting;
	readonly version: DaemonVersion;
	/** Evaluate conditionals as this host; absent: every branch is read. */
	readonly host?: string;
	/** What is assumed of the machine; absent: the built-in table. */
	readonly machine?: Machine;
	/** Build features and options that the binary lacks. */
	readonly without: ReadonlySet<string>;
	/** Nobody said which build reads the file; `without` is then the one of `full`. */
	readonly isBuildAssumed?: boolean;
	/** Options that a patched daemon knows besides, in lower case. */
	readonly knownOptions?: ReadonlySet<string>;
	/** Read exactly as the recorded builds do: template marks and signature armour are ordinary text. */
	readonly isVerbatim: boolean;
	/** Comments of the file silence no finding. */
	readonly ignoresSuppressions?: boolean;
	/** Absent: `default`. */
	readonly persona?: Persona;
	/** Severity by rule id, over the rule's default. */
	readonly rules: Readonly<Record<string, Severity | 'off'>>;
}

export const DEFAULT_SETTINGS: AnalysisSettings = {
	language: 'samhainrc',
	fileName: 'samhainrc',
	role: 'auto',
	version: NEWEST_VERSION,
	without: BUILD_PROFILES.full.without,
	isBuildAssumed: true,
	isVerbatim: false,
	rules: {},
};

/** Whether two settings read and judge a file in the same way. */
export function isSameSettings(a: AnalysisSettings, b: AnalysisSettings): boolean {
	if (a === b) return true;
	// An absent key and an undefined one mean the same, so JSON drops both.
	const textOf = (settings: AnalysisSettings): string =>
		JSON.stringify(
			Object.entries(settings)
				.map(([key, value]) => [key, value instanceof Set ? [...value].sort() : value])
				.filter(([, value]) => value !== undefined)
				.sort(([left], [right]) => (String(left) < String(right) ? -1 : 1)),
		);
	return textOf(a) === textOf(b);
}

/** Hints in the text about its role. */
export interface RoleHints {
	readonly hasServerSection: boolean;
	readonly hasClientSection: boolean;
	readonly hasLogServer: boolean;
}

/** A role with the reason for it, as the status item shows it. */
export interface ResolvedRole {
	readonly role: ReaderRole;
	readonly reason: string;
}

/** The role that the user set, otherwise the role that the name and sections of the file suggest. */
export function resolveRole(settings: AnalysisSettings, hints: RoleHints): ResolvedRole {
	if (settings.role !== 'auto') return { role: settings.role, reason: 'chosen in the settings' };
	if (settings.language === 'yulerc') return { role: 'server', reason: 'the file is a yulerc' };
	if (hints.hasServerSection)
		return { role: 'server', reason: 'the file has a [Clients] or [Server] section' };
	if (hints.hasClientSection) return { role: 'client', reason: 'the file has a [Client] section' };
	if (hints.hasLogServer) return { role: 'client', reason: 'the file sets SetLogServer' };
	return {
		role: 'undecided',
		reason: 'only problems of both are reported',
	};
}

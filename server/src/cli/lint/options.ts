// The options of `lint`: the table that its parser and its help are made of, and what they mean. Reads no file.
import {
	BUILD_NAMES,
	DAEMON_VERSIONS,
	type DaemonVersion,
	DEBIAN_VERSION,
	PERSONAS,
	type Persona,
	type RoleSetting,
	SEVERITIES,
	type Severity,
} from '../../core/index.ts';
import {
	COLOR_OPTIONS,
	HELP_OPTION,
	type OptionTable,
	readArguments,
	readChoice,
	UsageError,
} from '../command.ts';
import { FORMATS, type Format } from '../reporters/formats.ts';

/** What the user asked for; absent settings are left to the project file and the defaults. */
export interface LintOptions {
	readonly role?: RoleSetting;
	readonly version?: DaemonVersion;
	readonly host?: string;
	readonly build?: string;
	readonly format: Format;
	readonly fix: boolean;
	/** `fix` and `diff` make likely fixes as well, which may change what the author meant. */
	readonly unsafeFixes: boolean;
	/** Print what `fix` would do as a patch instead of a report; no file is written. */
	readonly diff: boolean;
	/** File with findings that are known, which are neither reported nor counted. */
	readonly baseline?: string;
	/** Write the findings of this run to that file. */
	readonly updateBaseline: boolean;
	/** Check again whenever a file changes. */
	readonly watch: boolean;
	readonly stdin: boolean;
	readonly stdinFilename: string;
	/** The least severity that makes the exit status 1. */
	readonly failOn: Severity | 'never';
	/** The least severity that is reported; the exit status does not depend on it. */
	readonly minSeverity: Severity;
	/** Absent: that of the project file, else `default`. */
	readonly persona?: Persona;
	readonly rules: Readonly<Record<string, Severity | 'off'>>;
	/** Project file to read instead of the nearest `.samhain-lint.json`. */
	readonly config?: string;
	readonly useConfig: boolean;
	/** Look at the files of a folder or project file as one system, too. */
	readonly useDeployment: boolean;
	/** Comments in the files silence findings. */
	readonly useSuppressions: boolean;
	/** Globs of files that are left out; one that names a folder leaves out all below it. */
	readonly exclude: readonly string[];
	/** Of a folder, files that Git ignores are left out. */
	readonly useGitignore: boolean;
	/** File that the report is written to instead of standard output. */
	readonly outputFile?: string;
	/** Folder of the published pages of the rules, for links to them. */
	readonly docsUrl?: string;
	/** JSON file with a table of the machine, merged over the built-in one. */
	readonly machine?: string;
	readonly color: boolean | undefined;
	/** Worker threads at most; absent: as many as the machine runs at once. */
	readonly threads?: number;
	readonly paths: readonly string[];
	/** Folders that the search for project files does not leave, from the top; absent: it goes up to the top. */
	readonly within?: readonly string[];
}

/** Options for the daemon that reads a file: of every command that reads configurations. */
export const DAEMON_OPTIONS = {
	role: {
		type: 'string',
		choices: ['client', 'server', 'standalone', 'auto'],
		value: 'ROLE',
		help: 'client, server, standalone or auto (default: by name and sections)',
	},
	'samhain-version': {
		type: 'string',
		choices: DAEMON_VERSIONS,
		value: 'VERSION',
		help: `${DAEMON_VERSIONS.join(', ')} (default ${DAEMON_VERSIONS.at(-1)}; Debian ships ${DEBIAN_VERSION})`,
	},
	build: {
		type: 'string',
		value: 'BUILD',
		help: `${BUILD_NAMES.join(', ')} (default auto), or what the binary has more or lacks: +prelude,-mail`,
	},
	host: {
		type: 'string',
		value: 'NAME',
		help: 'evaluate conditionals for this host; without it, check every branch',
	},
	machine: {
		type: 'string',
		value: 'FILE',
		help: 'JSON table of assumptions about the machine (samhain-lint --help machine)',
	},
} as const satisfies OptionTable;

export const LINT_OPTIONS = {
	...DAEMON_OPTIONS,
	format: {
		type: 'string',
		default: 'pretty',
		choices: FORMATS,
		value: 'FORMAT',
		help: `${FORMATS.join(', ')} (default pretty)`,
	},
	'output-file': {
		type: 'string',
		value: 'FILE',
		help: 'write the report to a file; the exit status stays the same',
	},
	'docs-url': {
		type: 'string',
		value: 'URL',
		help: 'where you publish docs/generated/rules, for the links of SARIF and of a terminal',
	},
	fix: { type: 'boolean', default: false, help: 'apply safe fixes to the files' },
	'unsafe-fixes': {
		type: 'boolean',
		default: false,
		help: 'with --fix or --diff: also likely fixes, which may change what you meant',
	},
	diff: {
		type: 'boolean',
		default: false,
		help: 'print what --fix would change as a patch, and write nothing; status 1 for changes',
	},
	'fix-dry-run': { type: 'boolean', default: false, help: 'the same as --diff' },
	baseline: {
		type: 'string',
		value: 'FILE',
		help: 'report only findings that this file does not list; --update-baseline writes it',
	},
	'update-baseline': { type: 'boolean', default: false },
	persona: {
		type: 'string',
		choices: PERSONAS,
		value: 'PERSONA',
		help: 'relaxed: only losses and risks; default; strict: information and hints are warnings',
	},
	rule: {
		type: 'string',
		multiple: true,
		value: 'ID=SEVERITY',
		help: 'error, warning, information, hint or off; may be repeated',
	},
	'min-severity': {
		type: 'string',
		default: 'hint',
		choices: SEVERITIES,
		value: 'SEVERITY',
		help: 'report findings of this severity or above (default hint: all)',
	},
	'fail-on': {
		type: 'string',
		default: 'warning',
		choices: [...SEVERITIES, 'never'],
		value: 'SEVERITY',
		help: 'exit with 1 at this severity or above (default warning; or never)',
	},
	config: {
		type: 'string',
		value: 'FILE',
		help: 'project file instead of the nearest .samhain-lint.json; --no-config: none',
	},
	'no-config': { type: 'boolean', default: false },
	'no-deployment': {
		type: 'boolean',
		default: false,
		help: 'check each file on its own, not server and clients as one system',
	},
	'no-suppressions': {
		type: 'boolean',
		default: false,
		help: 'report what comments in the files silence, too',
	},
	exclude: {
		type: 'string',
		multiple: true,
		value: 'GLOB',
		help: 'leave out these files and folders; may be repeated',
	},
	'no-gitignore': {
		type: 'boolean',
		default: false,
		help: 'of folders and globs, check what Git ignores, too; what you name is always checked',
	},
	'print-config': {
		type: 'boolean',
		default: false,
		help: 'print the settings that apply to each file as JSON, and check nothing',
	},
	'list-rules': {
		type: 'boolean',
		default: false,
		help: 'list the rules with their severities; with --format json as JSON',
	},
	watch: {
		type: 'boolean',
		default: false,
		help: 'check again whenever a file changes, until Ctrl+C',
	},
	stdin: {
		type: 'boolean',
		default: false,
		help: 'read standard input; --stdin-filename sets its name',
	},
	'stdin-filename': { type: 'string', value: 'NAME' },
	threads: {
		type: 'string',
		value: 'N',
		help: 'maximum number of threads for many files (default: number of processors)',
	},
	...COLOR_OPTIONS,
	...HELP_OPTION,
} as const satisfies OptionTable;

/** The values of `DAEMON_OPTIONS`. */
export interface DaemonArguments {
	readonly role?: RoleSetting | undefined;
	readonly 'samhain-version'?: DaemonVersion | undefined;
	readonly build?: string | undefined;
	readonly host?: string | undefined;
	readonly machine?: string | undefined;
}

/**
 * Reads what `DAEMON_OPTIONS` are.
 * @throws UsageError when they make no sense
 */
export function readDaemonOptions(
	values: DaemonArguments,
): Pick<LintOptions, 'role' | 'version' | 'build' | 'host' | 'machine'> {
	const { role, 'samhain-version': version, build, host, machine } = values;
	if (host === '') throw new UsageError('--host needs a name');
	return {
		...(role === undefined ? undefined : { role }),
		...(version === undefined ? undefined : { version }),
		...(build === undefined ? undefined : { build }),
		...(host === undefined ? undefined : { host }),
		...(machine === undefined ? undefined : { machine }),
	};
}

/**
 * Reads the arguments of `lint`.
 * @param args the arguments after the command's name
 * @throws UsageError when they make no sense
 */
export function readLintOptions(args: readonly string[]): LintOptions {
	const { values, positionals } = readArguments(args, LINT_OPTIONS);
	const daemon = readDaemonOptions(values);
	const { format, 'min-severity': minSeverity, 'fail-on': failOn } = values;
	const { baseline, config, threads, 'output-file': outputFile, 'docs-url': docsUrl } = values;
	const isAutomatic = daemon.role === undefined || daemon.role === 'auto';
	if (format === 'daemon' && (isAutomatic || daemon.host === undefined)) {
		throw new UsageError(
			'--format daemon needs --role client, server or standalone and --host NAME: the output depends on both',
		);
	}
	if (values.fix && format === 'daemon')
		throw new UsageError('--fix cannot be combined with --format daemon');
	if (values['update-baseline'] && baseline === undefined)
		throw new UsageError('--update-baseline needs --baseline FILE');
	const diff = values.diff || values['fix-dry-run'];
	if (diff && (values.fix || format !== 'pretty' || baseline !== undefined))
		throw new UsageError('--diff and --fix-dry-run cannot be combined with --fix, --format or --baseline');
	if (values['unsafe-fixes'] && !values.fix && !diff)
		throw new UsageError('--unsafe-fixes needs --fix, --diff or --fix-dry-run');
	if (baseline !== undefined && format === 'daemon')
		throw new UsageError('--baseline cannot be combined with --format daemon');
	const stdin = values.stdin || positionals.includes('-');
	if (values.watch && (stdin || values.fix || diff || values['update-baseline']))
		throw new UsageError('--watch cannot be combined with --stdin, --fix, --diff or --update-baseline');
	const paths = positionals.filter((path) => path !== '-');
	if (stdin && paths.length > 0) throw new UsageError('--stdin cannot be combined with files');
	if (!stdin && paths.length === 0) throw new UsageError('give a file, a folder or a glob, or use --stdin');
	return {
		...daemon,
		format,
		fix: values.fix,
		unsafeFixes: values['unsafe-fixes'],
		diff,
		...(baseline === undefined ? undefined : { baseline }),
		updateBaseline: values['update-baseline'],
		watch: values.watch,
		stdin,
		stdinFilename: values['stdin-filename'] ?? 'samhainrc',
		failOn,
		...(values.persona === undefined ? undefined : { persona: values.persona }),
		minSeverity,
		rules: ruleSeverities(values.rule ?? []),
		...(config === undefined ? undefined : { config }),
		useConfig: !values['no-config'],
		useDeployment: !values['no-deployment'],
		useSuppressions: !values['no-suppressions'],
		exclude: values.exclude ?? [],
		useGitignore: !values['no-gitignore'],
		...(outputFile === undefined ? undefined : { outputFile }),
		...(docsUrl === undefined ? undefined : { docsUrl: readUrl(docsUrl) }),
		color: values['no-color'] ? false : values.color,
		...(threads === undefined ? undefined : { threads: readThreads(threads) }),
		paths,
	};
}

function readUrl(text: string): string {
	if (!/^https?:\/\/[^\s/]/.test(text) || !URL.canParse(text))
		throw new UsageError(`--docs-url must be an address with http or https, not '${text}'`);
	return text;
}

function readThreads(text: string): number {
	if (!/^[1-9]\d{0,3}$/.test(text))
		throw new UsageError(`--threads must be a number from 1 to 9999, not '${text}'`);
	return Number(text);
}

/** `--rule id=severity`, given as often as needed. */
function ruleSeverities(given: readonly string[]): Record<string, Severity | 'off'> {
	const rules: Record<string, Severity | 'off'> = {};
	for (const one of given) {
		const at = one.indexOf('=');
		const severity = readChoice('--rule', at < 0 ? undefined : one.slice(at + 1), [
			...SEVERITIES,
			'off',
		] as const);
		if (severity === undefined) throw new UsageError(`--rule needs id=severity, not '${one}'`);
		rules[one.slice(0, at)] = severity;
	}
	return rules;
}

// The command line's words: parsed into plain options, or into a usage error. Reads no file.
import { parseArgs } from 'node:util';
import {
	BUILD_NAMES,
	DAEMON_VERSIONS,
	type DaemonVersion,
	type RoleSetting,
	SEVERITIES,
	type Severity,
} from '../core/index.ts';

export const FORMATS = ['pretty', 'json', 'sarif', 'github', 'gcc', 'daemon'] as const;
export type Format = (typeof FORMATS)[number];

/** What the user asked for; absent settings are left to the project file and the defaults. */
export interface CliOptions {
	readonly role?: RoleSetting;
	readonly version?: DaemonVersion;
	readonly host?: string;
	readonly build?: string;
	readonly format: Format;
	readonly fix: boolean;
	readonly stdin: boolean;
	readonly stdinFilename: string;
	/** The least severity that makes the exit status 1. */
	readonly failOn: Severity | 'never';
	readonly rules: Readonly<Record<string, Severity | 'off'>>;
	/** Project file to read instead of the nearest `.samhain-lint.json`. */
	readonly config?: string;
	readonly useConfig: boolean;
	/** Look at the files of a folder or project file as one system, too. */
	readonly useDeployment: boolean;
	/** JSON file with a table of the machine, merged over the built-in one. */
	readonly machine?: string;
	readonly color: boolean | undefined;
	/** Worker threads at most; absent: as many as the machine runs at once. */
	readonly threads?: number;
	readonly paths: readonly string[];
}

/** What `explain` was asked for. */
export interface ExplainOptions {
	readonly format: 'pretty' | 'json';
	/** File or folder of the deployment in which suspects are looked for. */
	readonly deployment?: string;
	readonly color: boolean | undefined;
}

export type ParsedCommand =
	| { readonly kind: 'explain'; readonly options: ExplainOptions }
	| { readonly kind: 'lint'; readonly options: CliOptions }
	| { readonly kind: 'help'; readonly topic: string | undefined }
	| { readonly kind: 'version' }
	| { readonly kind: 'usage-error'; readonly message: string };

const ROLES: readonly RoleSetting[] = ['client', 'server', 'standalone', 'auto'];

/**
 * Parses the arguments of the `lint` command.
 * @param args the arguments behind the program's name
 */
export function parseCommand(args: readonly string[]): ParsedCommand {
	try {
		return args[0] === 'explain' ? readExplainArgs(args.slice(1)) : readArgs(args);
	} catch (error) {
		return { kind: 'usage-error', message: error instanceof Error ? error.message : String(error) };
	}
}

function readExplainArgs(args: readonly string[]): ParsedCommand {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			format: { type: 'string', default: 'pretty' },
			deployment: { type: 'string' },
			color: { type: 'boolean' },
			'no-color': { type: 'boolean' },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	if (values.help) return { kind: 'help', topic: undefined };
	if (positionals.some((path) => path !== '-'))
		throw new Error('explain reads log lines on standard input and takes no files');
	const format = choice('--format', values.format, ['pretty', 'json'] as const) ?? 'pretty';
	const options: ExplainOptions = {
		format,
		...(values.deployment === undefined ? undefined : { deployment: values.deployment }),
		color: values['no-color'] ? false : values.color,
	};
	return { kind: 'explain', options };
}

function readArgs(args: readonly string[]): ParsedCommand {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			role: { type: 'string' },
			'samhain-version': { type: 'string' },
			host: { type: 'string' },
			build: { type: 'string' },
			format: { type: 'string', default: 'pretty' },
			fix: { type: 'boolean', default: false },
			stdin: { type: 'boolean', default: false },
			'stdin-filename': { type: 'string' },
			'fail-on': { type: 'string', default: 'warning' },
			rule: { type: 'string', multiple: true },
			config: { type: 'string' },
			'no-config': { type: 'boolean', default: false },
			'no-deployment': { type: 'boolean', default: false },
			machine: { type: 'string' },
			color: { type: 'boolean' },
			'no-color': { type: 'boolean' },
			threads: { type: 'string' },
			help: { type: 'boolean', short: 'h', default: false },
			version: { type: 'boolean', short: 'V', default: false },
		},
	});
	if (values.help) return { kind: 'help', topic: positionals[0] };
	if (values.version) return { kind: 'version' };
	const role = choice('--role', values.role, ROLES);
	const version = choice('--samhain-version', values['samhain-version'], DAEMON_VERSIONS);
	const format = choice('--format', values.format, FORMATS) ?? 'pretty';
	const failOn = choice('--fail-on', values['fail-on'], [...SEVERITIES, 'never'] as const) ?? 'warning';
	const build = values.build;
	if (values.host === '') throw new Error('--host needs a name');
	if (format === 'daemon' && (role === undefined || role === 'auto' || values.host === undefined)) {
		throw new Error(
			'--format daemon needs --role client, server or standalone and --host NAME: the verdict depends on both',
		);
	}
	if (values.fix && format === 'daemon') throw new Error('--fix cannot be combined with --format daemon');
	const stdin = values.stdin || positionals.includes('-');
	const paths = positionals.filter((path) => path !== '-');
	if (stdin && paths.length > 0) throw new Error('--stdin cannot be combined with files');
	if (!stdin && paths.length === 0) throw new Error('name a file, a folder or a glob, or use --stdin');
	const options: CliOptions = {
		...(role === undefined ? undefined : { role }),
		...(version === undefined ? undefined : { version }),
		...(values.host === undefined ? undefined : { host: values.host }),
		...(build === undefined ? undefined : { build }),
		format,
		fix: values.fix,
		stdin,
		stdinFilename: values['stdin-filename'] ?? 'samhainrc',
		failOn,
		rules: ruleSeverities(values.rule ?? []),
		...(values.config === undefined ? undefined : { config: values.config }),
		useConfig: !values['no-config'],
		useDeployment: !values['no-deployment'],
		...(values.machine === undefined ? undefined : { machine: values.machine }),
		color: values['no-color'] ? false : values.color,
		...(values.threads === undefined ? undefined : { threads: readThreads(values.threads) }),
		paths,
	};
	return { kind: 'lint', options };
}

function readThreads(text: string): number {
	if (!/^[1-9]\d{0,3}$/.test(text)) throw new Error(`--threads must be a number from 1 on, not '${text}'`);
	return Number(text);
}

function choice<T extends string>(
	name: string,
	value: string | undefined,
	choices: readonly T[],
): T | undefined {
	if (value === undefined) return undefined;
	const found = choices.find((one) => one === value);
	if (found === undefined) throw new Error(`${name} must be one of ${choices.join(', ')}, not '${value}'`);
	return found;
}

/** `--rule id=severity`, given as often as needed. */
function ruleSeverities(given: readonly string[]): Record<string, Severity | 'off'> {
	const rules: Record<string, Severity | 'off'> = {};
	for (const one of given) {
		const at = one.indexOf('=');
		const severity = choice('--rule', at < 0 ? undefined : one.slice(at + 1), [
			...SEVERITIES,
			'off',
		] as const);
		if (severity === undefined) throw new Error(`--rule needs id=severity, not '${one}'`);
		rules[one.slice(0, at)] = severity;
	}
	return rules;
}

export const USAGE = `samhain-lint [options] [file|folder|glob]...
samhain-lint explain [--format pretty|json] [--deployment FILE_OR_FOLDER]   (log lines on standard input)

Says what the samhain daemon does with a samhainrc or yulerc, without running it. A folder, or a .samhain-lint.json that
describes a deployment, is also looked at as one system: server, clients, the files for them, and hosts files.

  --role ROLE              client, server, standalone or auto (default: from name and sections)
  --samhain-version V      ${DAEMON_VERSIONS.join(', ')} (default ${DAEMON_VERSIONS.at(-1)}; Debian ships 4.1.4)
  --build BUILD            ${BUILD_NAMES.join(' or ')}, or features that the binary lacks: -mail,-portcheck
  --host NAME              evaluate conditionals as this host; without it every branch is read
  --machine FILE           JSON table of what is assumed of the machine (samhain-lint --help machine)
  --format FORMAT          ${FORMATS.join(', ')} (default pretty)
  --fix                    apply the safe fixes to the files
  --rule ID=SEVERITY       error, warning, information, hint or off; may be repeated
  --fail-on SEVERITY       exit 1 at findings of this severity or above (default warning; never)
  --config FILE            project file instead of the nearest .samhain-lint.json; --no-config: none
  --no-deployment          look at each file by itself, not at server and clients as one system
  --stdin                  read standard input; --stdin-filename NAME names it
  --threads N              threads at most for many files (default: as many as the machine runs at once)
  --color, --no-color      force or forbid colours
  -h, --help [machine]     this text, or the table of the assumed machine
  -V, --version            version of the linter

Exit status: 0 clean, 1 findings, 2 usage or input error.
`;

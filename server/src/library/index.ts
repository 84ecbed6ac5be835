// The engine as a library: text in, plain data out. This file is the whole promise to programs that use it. Its types are
// extracted into server/library.d.ts, which ships, so it must not export a type of another file.
import {
	Analysis,
	answerLog,
	applyEdits,
	assumedTreeOf,
	DAEMON_VERSIONS,
	DEFAULT_SETTINGS,
	daemonOutput,
	diffConfigurations,
	effectiveOptions,
	fixAll,
	formatEdits,
	languageOf,
	makeExplainRecord,
	NEWEST_VERSION,
	openFileContext,
	RULES,
	readBuildChoice,
	readEditorSettings,
	readWatchConfiguration,
	reportFindings,
	type AnalysisSettings as Settings,
} from '../core/index.ts';

/** The version of this package. */
export const version: string = TOOL_VERSION;

/** Versions of samhain that the library knows, oldest first. A release may add one. */
export const samhainVersions: readonly string[] = DAEMON_VERSIONS;

/** How much a finding matters. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Which daemon reads a file, and what is reported. */
export interface Options {
	/** Name of the file, with or without folders; `yulerc` is a server's. Default `samhainrc`. */
	readonly fileName?: string;
	/** Who reads the file. Default `auto`: by its name and content. */
	readonly role?: 'auto' | 'client' | 'server' | 'standalone';
	/** Version of samhain, one of `samhainVersions`. Default: the newest. */
	readonly samhainVersion?: string;
	/** `auto`, `full`, `debian`, `upstream` …, or features that the binary has or lacks: `+prelude,-mail`. Default `auto`. */
	readonly build?: string;
	/** Fully qualified name of the host, for conditional blocks. Default: every branch is read. */
	readonly host?: string;
	/** Severity of rules by their ids, or `off`. */
	readonly rules?: Readonly<Record<string, Severity | 'off'>>;
}

/** A place in a text. Lines and columns count from 1, columns in UTF-16 units; the end is exclusive. */
export interface Place {
	readonly line: number;
	readonly column: number;
	readonly endLine: number;
	readonly endColumn: number;
}

/** A text to put in a place. */
export interface Edit extends Place {
	readonly text: string;
}

/** A way to correct a finding. */
export interface Fix {
	readonly title: string;
	/** True if samhain does the same with the file afterwards, or what its author evidently meant. */
	readonly isSafe: boolean;
	readonly edits: readonly Edit[];
}

/** One finding. */
export interface Finding extends Place {
	/** Kebab-case; never changes. */
	readonly ruleId: string;
	readonly severity: Severity;
	/** What is wrong, why it matters, what to do. */
	readonly what: string;
	readonly why: string;
	readonly advice: string;
	/** What samhain itself prints about the line. */
	readonly daemon: readonly string[];
	/** Id of the guidance page that it leads to. */
	readonly guidance?: string;
	/** Other places that belong to it. */
	readonly related: readonly (Place & { readonly message: string })[];
	readonly fixes: readonly Fix[];
}

/** A file that was checked. */
export interface CheckResult {
	readonly language: 'samhainrc' | 'yulerc';
	/** The role that the file was read for; `undecided` fits client and standalone samhain. */
	readonly role: 'client' | 'server' | 'standalone' | 'undecided';
	readonly samhainVersion: string;
	/** From top to bottom. */
	readonly findings: readonly Finding[];
}

/**
 * Checks a configuration.
 * @throws RangeError for an option with a value that the library does not know
 * @throws TypeError for a text that is not a string
 */
export function check(text: string, options: Options = {}): CheckResult {
	const settings = settingsOf(options);
	const analysis = new Analysis(textOf(text), settings);
	return {
		language: settings.language,
		role: analysis.role.role,
		samhainVersion: settings.version,
		findings: reportFindings(analysis).map((finding) => ({
			...{ ruleId: finding.ruleId, severity: finding.severity, ...placeOf(finding.range) },
			...{ what: finding.what, why: finding.why, advice: finding.advice, daemon: finding.daemonSays },
			...(finding.guidance === undefined ? undefined : { guidance: finding.guidance }),
			related: finding.related.map(({ range, message }) => ({ ...placeOf(range), message })),
			fixes: finding.fixes().map((fix) => ({
				...{ title: fix.title, isSafe: fix.isSafe },
				edits: fix.edits.map((edit) => ({ ...placeOf(edit.range), text: edit.text })),
			})),
		})),
	};
}

/**
 * Applies the safe fixes.
 * @returns the new text, and how many fixes it took
 * @throws RangeError, TypeError as `check`
 */
export function fix(
	text: string,
	options: Options = {},
): { readonly text: string; readonly applied: number } {
	const { text: fixed, applied } = fixAll(new Analysis(textOf(text), settingsOf(options)));
	return { text: fixed, applied };
}

/** How the formatter writes; see the settings `samhain.format.*`. */
export interface FormatOptions {
	readonly spacesAroundEquals?: 'none' | 'one' | 'keep';
	/** 0 to 5; 0 keeps them. */
	readonly blankLinesBeforeSections?: number;
	readonly indentConditionals?: boolean;
	readonly alignValues?: boolean;
	/** One level of indentation. Default: a tab. */
	readonly indent?: string;
}

/**
 * Formats a configuration: blanks and blank lines only. Samhain reads the new text as before.
 * @returns the same text for a signed file
 * @throws RangeError, TypeError as `check`
 */
export function format(text: string, options: Options & FormatOptions = {}): string {
	const { indent = '\t', fileName, role, samhainVersion, build, host, rules, ...style } = options;
	const { settings, problems } = readEditorSettings({ format: style });
	if (problems[0] !== undefined) throw new RangeError(problems[0]);
	const analysis = new Analysis(textOf(text), settingsOf(options), { rules: [] });
	return applyEdits(text, formatEdits(analysis, { ...settings.format, indent }));
}

/** A line that samhain prints while it reads a file. */
export interface DaemonMessage {
	/** Samhain's own count from 1; 0: not about one line. */
	readonly line: number;
	readonly severity: string;
	readonly text: string;
}

/**
 * What samhain itself prints while it reads a configuration, in its own words.
 * @param options `role` and `host` are needed, since samhain knows both
 * @throws RangeError, TypeError as `check`
 */
export function daemonMessages(
	text: string,
	options: Options & { readonly role: 'client' | 'server' | 'standalone'; readonly host: string },
): readonly DaemonMessage[] {
	const settings = { ...settingsOf(options), isVerbatim: true };
	return daemonOutput(new Analysis(textOf(text), settings, { rules: [] })).map(
		({ line, severity, text: words }) => ({
			...{ line, severity, text: words },
		}),
	);
}

/** What is in force of one option. Lines count from 1. */
export interface OptionInForce {
	readonly section: string;
	readonly option: string;
	/** By lines, by samhain's default, on some hosts only (`either`), or not known to this samhain (`lacking`). */
	readonly state: 'set' | 'default' | 'either' | 'lacking';
	/** The lines that count. A password is `***`, a client entry its name. */
	readonly values: readonly { readonly value: string; readonly line: number }[];
	/** Null: samhain has none. */
	readonly default: string | null;
	/** Lines without effect, and the line that decides instead. */
	readonly overridden: readonly { readonly line: number; readonly by: number }[];
}

/**
 * The value in force of every option.
 * @throws RangeError, TypeError as `check`
 */
export function optionsInForce(text: string, options: Options = {}): readonly OptionInForce[] {
	return effectiveOptions(new Analysis(textOf(text), settingsOf(options), { rules: [] }).view()).map(
		(option) => ({
			...{ section: option.section, option: option.name, state: option.state },
			values: option.lines.map(({ value, line }) => ({ value, line: line + 1 })),
			default: option.default === '' ? null : option.default,
			overridden: option.overridden.map(({ line, by }) => ({ line: line + 1, by: by + 1 })),
		}),
	);
}

/** One thing that a change of a configuration does. */
export interface Change {
	readonly kind: 'start' | 'line' | 'path' | 'option' | 'destination' | 'client';
	/** Protection lost or gained; `changed` if neither is certain. */
	readonly effect: 'loss' | 'gain' | 'changed';
	/** The path, option, destination or client. */
	readonly subject: string;
	/** One sentence. */
	readonly text: string;
	/** The deciding lines from 1; null: none. */
	readonly oldLine: number | null;
	readonly newLine: number | null;
}

/**
 * What a change of a configuration takes away and adds. The paths of both texts are taken as existing.
 * @throws RangeError, TypeError as `check`
 */
export function compare(
	oldText: string,
	newText: string,
	options: Options = {},
): { readonly losesProtection: boolean; readonly changes: readonly Change[] } {
	const settings = settingsOf(options);
	const [before, after] = [sideOf(oldText, settings), sideOf(newText, settings)];
	const { losesProtection, changes } = diffConfigurations(before, after, assumedTreeOf([before, after]));
	return {
		losesProtection,
		changes: changes.map(({ kind, effect, subject, text, oldLine, newLine }) => ({
			...{ kind, effect, subject, text },
			oldLine: oldLine === undefined ? null : oldLine + 1,
			newLine: newLine === undefined ? null : newLine + 1,
		})),
	};
}

/** A record of a log, explained. */
export interface ExplainedRecord {
	/** The text of the record. */
	readonly input: string;
	/** Id of samhain's message, and the ids of all that it may be; null and none for a text that samhain does not write. */
	readonly message: string | null;
	readonly candidates: readonly string[];
	/** Id of the guidance page. */
	readonly guidance: string | null;
	/** Attributes of the message by their names. */
	readonly facts: Readonly<Record<string, string>>;
	/** Index of the record that caused it; null for a cause and for what is not a failure. */
	readonly cause: number | null;
	/** Lines of the configuration that may be the cause, from 1. */
	readonly suspects: readonly { readonly line: number; readonly ruleId?: string; readonly why: string }[];
}

/**
 * Reads a log of samhain or yule as one sequence of events.
 * @param log its lines in order
 * @param configuration a configuration in which causes are looked for
 * @throws RangeError, TypeError as `check`
 */
export function explain(
	log: string,
	configuration?: { readonly text: string } & Options,
): readonly ExplainedRecord[] {
	const contexts = [];
	if (configuration !== undefined) {
		const settings = settingsOf(configuration);
		contexts.push(openFileContext(settings.fileName, textOf(configuration.text), settings));
	}
	const lines = textOf(log).split(/\r\n|\n/);
	if (lines.at(-1) === '') lines.pop();
	return [...answerLog(lines, contexts)].flatMap(({ answers }) =>
		answers.map(({ line, causes, follows }) => {
			const record = makeExplainRecord(line, causes, follows);
			return {
				...{ input: record.input, message: record.message, candidates: record.candidates },
				...{ guidance: record.guidance, facts: record.facts, cause: record.cause },
				suspects: record.suspects.map(({ line: number, ruleId, why }) => ({
					...{ line: number, why, ...(ruleId === undefined ? undefined : { ruleId }) },
				})),
			};
		}),
	);
}

/** A rule. */
export interface Rule {
	/** Kebab-case; never changes. */
	readonly id: string;
	readonly summary: string;
	readonly why: string;
	readonly advice: string;
	readonly severity: Severity;
}

/** All rules, those about several files of a deployment included. */
export function rules(): readonly Rule[] {
	return RULES.map(({ id, summary, why, advice, defaultSeverity }) => ({
		...{ id, summary, why, advice, severity: defaultSeverity },
	}));
}

declare const TOOL_VERSION: string;

function placeOf({
	start,
	end,
}: {
	start: { line: number; column: number };
	end: { line: number; column: number };
}): Place {
	return {
		...{ line: start.line + 1, column: start.column + 1 },
		...{ endLine: end.line + 1, endColumn: end.column + 1 },
	};
}

function sideOf(text: string, settings: Settings) {
	const analysis = new Analysis(textOf(text), settings, { rules: [] });
	return {
		view: analysis.view(),
		configuration: readWatchConfiguration(analysis.model, analysis.daemon),
	};
}

/** A program without types may give a buffer, or nothing: it learns that here, and not from the parser. */
function textOf(text: unknown): string {
	if (typeof text === 'string') return text;
	throw new TypeError(`The text must be a string, not ${text === null ? 'null' : typeof text}.`);
}

function settingsOf(options: Options): Settings {
	const {
		fileName = 'samhainrc',
		role = 'auto',
		samhainVersion = NEWEST_VERSION,
		host,
		rules: levels = {},
	} = options;
	const daemonVersion = DAEMON_VERSIONS.find((known) => known === samhainVersion);
	if (daemonVersion === undefined)
		throw new RangeError(`Unknown version ${samhainVersion}; known are ${DAEMON_VERSIONS.join(', ')}.`);
	const build = readBuildChoice(options.build ?? 'auto');
	if (build === undefined) throw new RangeError(`Unknown build: ${options.build}`);
	for (const [id, level] of Object.entries(levels)) {
		if (!RULES.some((rule) => rule.id === id)) throw new RangeError(`Unknown rule: ${id}`);
		if (!['error', 'warning', 'information', 'hint', 'off'].includes(level))
			throw new RangeError(`Unknown severity: ${level}`);
	}
	if (!['auto', 'client', 'server', 'standalone'].includes(role))
		throw new RangeError(`Unknown role: ${role}`);
	const name = fileName.replace(/^.*[\\/]/s, '');
	return {
		...DEFAULT_SETTINGS,
		...{ language: languageOf(name), fileName: name, role, version: daemonVersion, rules: levels },
		...{ without: build.without, isBuildAssumed: build.isBuildAssumed },
		...(host === undefined || host === '' ? undefined : { host }),
	};
}

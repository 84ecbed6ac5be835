// `samhain-lint explain`: log lines in; out come the cause that they tell of, explanations and likely causes.
import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createColors } from 'picocolors';
import {
	type AnsweredLog,
	answerLog,
	type CauseContext,
	type DeploymentAnalysis,
	isProjectFile,
	makeExplainRecord,
	openCauseContext,
	openFileContext,
	type PolicyReport,
	type ReadConfiguration,
	readReports,
	silencedRecord,
	silenceLog,
	suggestPages,
	summariseReports,
	summaryRecord,
} from '../../core/index.ts';
import { COLOR_OPTIONS, type Command, HELP_OPTION, type OptionTable, readArguments } from '../command.ts';
import { readDeployments } from '../deployments.ts';
import { findTargets, InputError, readInput, reasonOf } from '../input.ts';
import { DAEMON_OPTIONS, readDaemonOptions } from '../lint/options.ts';
import { FileSettings, type SettingsOptions } from '../lint/settings.ts';
import { MAX_SEARCHED, printExplanations, type SilencedPart } from '../reporters/explanations.ts';
import { renderSummary } from '../reporters/silence.ts';
import { errorLine, type Terminal } from '../terminal.ts';

/** POLICY lines from which on they are shown in groups first. */
const MANY_REPORTS = 10;
/** Configuration files of a folder without a deployment that are looked at. */
const MAX_FILES = 20;

const OPTIONS = {
	format: {
		type: 'string',
		default: 'pretty',
		choices: ['pretty', 'json'],
		value: 'FORMAT',
		help: 'pretty or json (default pretty)',
	},
	deployment: {
		type: 'string',
		value: 'PATH',
		help: 'where causes are looked for: a deployment, a folder, a samhainrc or a yulerc',
	},
	summary: {
		type: 'boolean',
		help: 'instead of each record: top paths, policies, hosts and events of the POLICY lines, and their groups',
	},
	...DAEMON_OPTIONS,
	...COLOR_OPTIONS,
	...HELP_OPTION,
} as const satisfies OptionTable;

/** What `explain` was asked for. */
interface ExplainOptions {
	readonly format: 'pretty' | 'json';
	readonly deployment?: string;
	/** Numbers and groups in the place of records. */
	readonly isSummary: boolean;
	readonly color: boolean | undefined;
	/** Log files; none means standard input. */
	readonly paths: readonly string[];
	/** Which daemon reads the files of the deployment. */
	readonly daemon: ReadAs;
}

export const explain: Command = {
	name: 'explain',
	usage: 'explain [options] [log file …]   (without a file: standard input)',
	summary: 'explain log lines of samhain or yule',
	description: `Reads logs of samhain and yule, from files or standard input, as one course of events: the cause first, with what
follows from it, then each message: what it means, its causes, and what to do. Logs of client and server belong together.
With a deployment or a configuration file, it also names the lines of the files that may be to blame.`,
	options: OPTIONS,
	notes: 'Exit status: 0, or 2 for a usage, input or output error.',
	run: (args, terminal) => runExplain(readOptions(args), terminal),
};

function readOptions(args: readonly string[]): ExplainOptions {
	const { values, positionals } = readArguments(args, OPTIONS);
	const { deployment } = values;
	return {
		format: values.format,
		...(deployment === undefined ? undefined : { deployment }),
		isSummary: values.summary === true,
		color: values['no-color'] ? false : values.color,
		paths: positionals.filter((path) => path !== '-'),
		daemon: readDaemonOptions(values),
	};
}

/** Which daemon reads the files, and how far the search for their project files goes. */
type ReadAs = Pick<SettingsOptions, 'role' | 'version' | 'build' | 'host' | 'machine' | 'within'>;

/**
 * What was named: deployments, or configuration files that belong to none.
 * @param path a folder, a project file, a samhainrc or a yulerc
 * @param problem called with a sentence for what cannot be read
 */
export function readContexts(
	path: string,
	daemon: ReadAs,
	problem: (text: string) => void,
): readonly CauseContext[] {
	try {
		const isFile = !isProjectFile(path) && statSync(path, { throwIfNoEntry: false })?.isFile() === true;
		// A server file means what is around it, and a project file its deployment.
		const paths = [isFile ? dirname(path) : path];
		const settings = new FileSettings({ ...daemon, rules: {}, useConfig: true, paths });
		const { files, folders } = findTargets(paths, { read: readText, problem, note: () => undefined });
		const found: readonly DeploymentAnalysis[] = readDeployments(folders, {
			settingsOf: (file, language) => settings.of(file, language),
			projectAt: (file) => settings.projectAt(file),
			problem,
			keepsFixes: false,
		});
		const own = isFile
			? found.filter(({ layout }) => layout.serverFiles.some((file) => isSamePath(file, path)))
			: found;
		if (own.length > 0) return own.map(openCauseContext);
		const single = isFile ? [path] : files.slice(0, MAX_FILES);
		const contexts = single.flatMap((file) => {
			const text = readText(file);
			return text === undefined ? [] : [openFileContext(file, text, settings.of(file))];
		});
		if (contexts.length === 0)
			problem(isFile ? `cannot read '${path}'` : `no deployment and no configuration file in '${path}'`);
		return contexts;
	} catch (error) {
		problem(reasonOf(error));
		return [];
	}
}

function isSamePath(a: string, b: string): boolean {
	return resolve(a) === resolve(b);
}

function readText(path: string): string | undefined {
	try {
		return readInput(path, false).text;
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return undefined;
	}
}

function runExplain(options: ExplainOptions, terminal: Terminal): number {
	let hasError = false;
	const problem = (text: string): void => {
		terminal.error(errorLine(text));
		hasError = true;
	};
	const { deployment } = options;
	const contexts = deployment === undefined ? [] : readContexts(deployment, options.daemon, problem);
	const lines = options.paths.length === 0 ? terminal.readLines() : readFiles(options.paths, problem);
	const read = readerFor(options.daemon);
	if (options.isSummary) {
		const reports: PolicyReport[] = [];
		for (const { answers } of answerLog(lines, []))
			reports.push(...readReports(answers.map(({ line }) => line)));
		const summary = summariseReports(reports, contexts, read);
		const colors = createColors(options.color ?? terminal.hasColors);
		if (options.format === 'json')
			terminal.out(`${JSON.stringify(summaryRecord(summary), undefined, '\t')}\n`);
		else terminal.out(renderSummary(summary, colors));
		return hasError ? 2 : 0;
	}
	const parts = withProposals(answerLog(lines, contexts), contexts, read);
	if (options.format === 'json') printJson(parts, terminal);
	else printExplanations(parts, terminal, options.color ?? terminal.hasColors);
	return hasError ? 2 : 0;
}

/** Reads a configuration as the options say that samhain reads it. */
export function readerFor(daemon: ReadAs): ReadConfiguration {
	return (file) => {
		const text = readText(file);
		if (text === undefined) return undefined;
		const settings = new FileSettings({ ...daemon, rules: {}, useConfig: true, paths: [file] });
		return { text, settings: settings.of(file) };
	};
}

/** The parts of a log with the proposals for their POLICY lines. */
function* withProposals(
	parts: Iterable<AnsweredLog>,
	contexts: readonly CauseContext[],
	read: ReadConfiguration,
): Generator<SilencedPart> {
	for (const part of parts) {
		const lines = part.answers.map(({ line }) => line);
		const reports = readReports(lines);
		const groups =
			reports.length < MANY_REPORTS ? {} : { summary: summariseReports(reports, contexts, read) };
		yield { ...part, ...groups, silenced: silenceLog(lines, contexts, read) };
	}
}

/** The lines of log files one after the other: those of a client and its server are read together. */
function* readFiles(paths: readonly string[], problem: (text: string) => void): Generator<string> {
	for (const path of paths) {
		let text = '';
		try {
			({ text } = readInput(path, false));
		} catch (error) {
			if (!(error instanceof InputError)) throw error;
			problem(error.message);
		}
		const lines = text.split(/\r\n|\n/);
		if (lines.at(-1) === '') lines.pop();
		yield* lines;
	}
}

function printJson(parts: Iterable<SilencedPart>, terminal: Terminal): void {
	let lead = '[\n\t';
	let searched = 0;
	for (const { answers, silenced } of parts) {
		for (const [at, { line, causes, follows }] of answers.entries()) {
			const known = silenced.get(at);
			const isSearched = !line.known && line.kind !== 'blank' && searched < MAX_SEARCHED;
			if (isSearched) searched++;
			const suggestions = isSearched ? suggestPages(line.input) : undefined;
			const record = {
				...makeExplainRecord(line, causes, follows, suggestions),
				...(known === undefined ? undefined : silencedRecord(known)),
			};
			terminal.out(lead + JSON.stringify(record));
			lead = ',\n\t';
		}
	}
	terminal.out(lead === '[\n\t' ? '[]\n' : '\n]\n');
}

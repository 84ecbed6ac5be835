// `samhain-lint explain`: log lines in, explanations and likely causes out, line by line.
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { createColors } from 'picocolors';
import {
	type AnsweredLine,
	type DeploymentAnalysis,
	explainLines,
	guidanceById,
	isProjectFile,
	makeExplainRecord,
} from '../../core/index.ts';
import {
	COLOR_OPTIONS,
	type Command,
	HELP_OPTION,
	type OptionTable,
	readArguments,
	readChoice,
	UsageError,
} from '../command.ts';
import { readDeployments } from '../deployments.ts';
import { findTargets, InputError, readInput, reasonOf } from '../input.ts';
import { complaint } from '../lint/lint-file.ts';
import { FileSettings } from '../lint/settings.ts';
import { printable, shownLine, shownPath } from '../reporters/printable.ts';
import type { Terminal } from '../terminal.ts';

const OPTIONS = {
	format: { type: 'string', default: 'pretty', value: 'FORMAT', help: 'pretty or json (default pretty)' },
	deployment: {
		type: 'string',
		value: 'PATH',
		help: 'file or folder of the deployment in which likely causes are looked for',
	},
	...COLOR_OPTIONS,
	...HELP_OPTION,
} as const satisfies OptionTable;

/** What `explain` was asked for. */
interface ExplainOptions {
	readonly format: 'pretty' | 'json';
	readonly deployment?: string;
	readonly color: boolean | undefined;
}

export const explain: Command = {
	name: 'explain',
	usage: 'explain [options]   (log lines on standard input)',
	summary: 'explain lines of the log of samhain or yule',
	description: `Reads log lines on standard input and explains each of them: what it means, its causes, and what to do. With a
deployment, it also names the lines of its files that may be to blame.`,
	options: OPTIONS,
	notes: 'Exit status: 0, or 2 for a usage, input or output error.',
	run: (args, terminal) => runExplain(readOptions(args), terminal),
};

function readOptions(args: readonly string[]): ExplainOptions {
	const { values, positionals } = readArguments(args, OPTIONS);
	if (positionals.some((path) => path !== '-'))
		throw new UsageError('explain reads log lines on standard input and takes no files');
	const { deployment } = values;
	return {
		format: readChoice('--format', values.format, ['pretty', 'json'] as const) ?? 'pretty',
		...(deployment === undefined ? undefined : { deployment }),
		color: values['no-color'] ? false : values.color,
	};
}

/** Reads the deployment that was named; a server file means what is around it. */
function readNamed(path: string, problem: (text: string) => void): readonly DeploymentAnalysis[] {
	try {
		const isOther = !isProjectFile(path) && statSync(path, { throwIfNoEntry: false })?.isFile() === true;
		const paths = [isOther ? dirname(path) : path];
		const settings = new FileSettings({ rules: {}, useConfig: true, paths });
		const { folders } = findTargets(paths, readText, problem, () => undefined);
		const found = readDeployments(folders, {
			settingsOf: (file, language) => settings.of(file, language),
			projectAt: (file) => settings.projectAt(file),
			problem,
			keepsFixes: false,
		});
		if (found.length === 0) problem(`no deployment in '${path}'`);
		return found;
	} catch (error) {
		problem(reasonOf(error));
		return [];
	}
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
	const { deployment } = options;
	const workspaces =
		deployment === undefined
			? []
			: readNamed(deployment, (text) => {
					terminal.error(complaint(text));
					hasError = true;
				});
	const answers = explainLines(terminal.readLines(), workspaces);
	if (options.format === 'json') printJson(answers, terminal);
	else printPretty(answers, terminal, options.color ?? terminal.hasColors);
	return hasError ? 2 : 0;
}

function printJson(answers: Iterable<AnsweredLine>, terminal: Terminal): void {
	let lead = '[\n\t';
	for (const { line, causes } of answers) {
		terminal.out(lead + JSON.stringify(makeExplainRecord(line, causes)));
		lead = ',\n\t';
	}
	terminal.out(lead === '[\n\t' ? '[]\n' : '\n]\n');
}

function printPretty(answers: Iterable<AnsweredLine>, terminal: Terminal, useColor: boolean): void {
	const colors = createColors(useColor);
	const list = (title: string, items: readonly string[]): string =>
		items.length === 0 ? '' : `  ${colors.bold(title)}\n${items.map((item) => `    - ${item}\n`).join('')}`;
	let unknown = 0;
	for (const { line, causes } of answers) {
		if (!line.known) {
			if (line.kind === 'message' || line.kind === 'other') {
				unknown++;
				terminal.out(`${colors.dim(shownLine(line.input))}\n  not a message that samhain or yule write\n\n`);
			}
			continue;
		}
		const shown = line.nested ?? line;
		const problem = line.guidance === null ? undefined : guidanceById(line.guidance);
		let out = `${shownLine(line.input)}\n`;
		out += `  ${colors.bold(shown.title)} ${colors.dim(`${shown.message ?? ''}${shown.stage === null ? '' : `, stage: ${shown.stage}`}`)}\n`;
		if (line.nested !== undefined)
			out += `  a server's record of what ${printable(line.facts['remote_host'] ?? 'a client')} reported\n`;
		if (shown.meaning !== '') out += `  ${shown.meaning}\n`;
		out += list('causes', shown.causes);
		out += list('to check', shown.howToCheck);
		out += list('what to do', shown.fixes);
		if (problem !== undefined) out += `  ${colors.bold('guidance')} ${problem.id}: ${problem.title}\n`;
		if (causes.length > 0) out += `  ${colors.bold('likely causes in the files')}\n`;
		for (const cause of causes) {
			const rule = cause.ruleId === undefined ? '' : ` ${colors.dim(cause.ruleId)}`;
			out += `    ${shownPath(cause.file)}:${cause.line}${rule}\n      ${printable(cause.why)}\n`;
			if (cause.fix !== undefined) out += `      ${colors.green('fix:')} ${printable(cause.fix)}\n`;
		}
		terminal.out(`${out}\n`);
	}
	if (unknown > 0) terminal.out(`${unknown} ${unknown === 1 ? 'line' : 'lines'} not known.\n`);
}

// The `explain` command: log lines in, explanations and suspects out, line by line.
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { createColors } from 'picocolors';
import {
	type AnsweredLine,
	DEFAULT_SETTINGS,
	explainLines,
	guidanceById,
	makeExplainRecord,
	viewWorkspace,
} from '../../core/index.ts';
import { isProjectFile, loadDeployments } from '../deployments.ts';
import { expandPaths, languageOf } from '../input.ts';
import type { ExplainOptions } from '../options.ts';
import { ProjectFiles } from '../project-files.ts';
import { printable } from '../reporters/printable.ts';
import type { Terminal } from '../terminal.ts';

/**
 * Explains the log lines on standard input.
 * @returns the exit status: 0, or 2 when the deployment cannot be read
 */
export function runExplain(options: ExplainOptions, terminal: Terminal): number {
	let hasError = false;
	const problem = (text: string): void => {
		terminal.error(`samhain-lint: ${text}\n`);
		hasError = true;
	};
	const { deployment } = options;
	const projects = new ProjectFiles(true, undefined);
	let workspaces: ReturnType<typeof loadDeployments> = [];
	if (deployment !== undefined) {
		try {
			expandPaths([deployment]);
			// A server file stands for what lies around it.
			const isOther = !isProjectFile(deployment) && statSync(deployment).isFile();
			workspaces = loadDeployments([isOther ? dirname(deployment) : deployment], {
				settingsOf: (path) => {
					const fileName = path.slice(path.lastIndexOf('/') + 1);
					return projects.apply(path, { ...DEFAULT_SETTINGS, language: languageOf(path), fileName });
				},
				problem,
			});
			if (workspaces.length === 0) problem(`no deployment in '${deployment}'`);
		} catch (error) {
			problem(error instanceof Error ? error.message : String(error));
		}
	}
	const views = workspaces.map(viewWorkspace);
	const answers = explainLines(terminal.readLines(), views);
	if (options.format === 'json') printJson(answers, terminal);
	else printPretty(answers, terminal, options.color ?? terminal.hasColors);
	return hasError ? 2 : 0;
}

function printJson(answers: Iterable<AnsweredLine>, terminal: Terminal): void {
	let lead = '[\n\t';
	for (const { line, suspects } of answers) {
		terminal.out(lead + JSON.stringify(makeExplainRecord(line, suspects)));
		lead = ',\n\t';
	}
	terminal.out(lead === '[\n\t' ? '[]\n' : '\n]\n');
}

function printPretty(answers: Iterable<AnsweredLine>, terminal: Terminal, useColor: boolean): void {
	const colors = createColors(useColor);
	const list = (title: string, items: readonly string[]): string =>
		items.length === 0 ? '' : `  ${colors.bold(title)}\n${items.map((item) => `    - ${item}\n`).join('')}`;
	let unknown = 0;
	for (const { line, suspects } of answers) {
		if (!line.known) {
			if (line.kind === 'message' || line.kind === 'other') {
				unknown++;
				terminal.out(`${colors.dim(printable(line.input))}\n  not a message that samhain or yule write\n\n`);
			}
			continue;
		}
		const shown = line.nested ?? line;
		const problem = line.guidance === null ? undefined : guidanceById(line.guidance);
		let out = `${printable(line.input)}\n`;
		out += `  ${colors.bold(shown.title)} ${colors.dim(`${shown.message ?? ''}${shown.stage === null ? '' : `, stage: ${shown.stage}`}`)}\n`;
		if (line.nested !== undefined)
			out += `  a server's record of what ${printable(line.facts['remote_host'] ?? 'a client')} reported\n`;
		if (shown.meaning !== '') out += `  ${shown.meaning}\n`;
		out += list('causes', shown.causes);
		out += list('to check', shown.howToCheck);
		out += list('what to do', shown.fixes);
		if (problem !== undefined) out += `  ${colors.bold('guidance')} ${problem.id}: ${problem.title}\n`;
		if (suspects.length > 0) out += `  ${colors.bold('suspects')}\n`;
		for (const suspect of suspects) {
			const rule = suspect.ruleId === undefined ? '' : ` ${colors.dim(suspect.ruleId)}`;
			out += `    ${printable(suspect.file)}:${suspect.line}${rule}\n      ${printable(suspect.why)}\n`;
			if (suspect.fix !== undefined) out += `      ${colors.green('fix:')} ${printable(suspect.fix)}\n`;
		}
		terminal.out(`${out}\n`);
	}
	if (unknown > 0) terminal.out(`${unknown} ${unknown === 1 ? 'line' : 'lines'} not known.\n`);
}

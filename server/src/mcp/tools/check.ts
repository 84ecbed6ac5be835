// The tool `check`: `samhain-lint` itself, with its JSON report.
import * as z from 'zod';
import type { LintOptions } from '../../cli/lint/options.ts';
import { runLint } from '../../cli/lint/run-lint.ts';
import type { Terminal } from '../../cli/terminal.ts';
import { SEVERITIES } from '../../core/index.ts';
import { keepFirst, noteOf } from '../bounds.ts';
import { ToolError } from '../folders.ts';
import {
	CONFIGURATION_INPUT,
	configurationOf,
	DAEMON_INPUT,
	defineTool,
	NOTE_OUTPUT,
	type ToolContext,
} from './tool.ts';

const FINDING = z.looseObject({
	ruleId: z.string(),
	severity: z.enum(SEVERITIES),
	line: z.number().describe('From 1'),
	column: z.number(),
	endLine: z.number(),
	endColumn: z.number(),
	message: z.string().describe('What is wrong, what samhain does with it, what to do'),
	daemon: z.array(z.unknown()).optional().describe('What the daemon itself reports about the line'),
	guidance: z.string().optional().describe('Problem of the troubleshooting guide'),
	related: z.array(z.looseObject({ file: z.string(), line: z.number(), message: z.string() })),
	fixes: z
		.array(z.string())
		.describe('Titles of the corrections that samhain-lint --fix or an editor offers'),
});

/** The JSON report of the command line, as far as it is read here. */
const REPORT = z.object({
	files: z.array(
		z.looseObject({ file: z.string(), role: z.string(), version: z.string(), findings: z.array(FINDING) }),
	),
});

const COUNTS = z.object({
	error: z.number(),
	warning: z.number(),
	information: z.number(),
	hint: z.number(),
});

const INPUT = {
	path: z
		.string()
		.optional()
		.describe('File, or folder that is searched; without path and text: all folders that may be read'),
	text: CONFIGURATION_INPUT.text,
	name: CONFIGURATION_INPUT.name,
	minSeverity: z.enum(SEVERITIES).optional().describe('Leave out findings below (default hint: all)'),
	...DAEMON_INPUT,
};

export const check = defineTool({
	name: 'check',
	title: 'Check samhain configuration',
	description: `Finds what the samhain daemon ignores, refuses or reads differently than its author meant, in a samhainrc or yulerc, and
where server and clients of a deployment do not fit together. Give a file, a folder (checked as one deployment), or the
text of a configuration. Call it after every change of such a file. Nothing is executed or written.`,
	input: INPUT,
	output: {
		files: z
			.array(
				z.looseObject({
					file: z.string(),
					role: z.string().describe('Role that the file is read for'),
					version: z.string(),
					findings: z.array(FINDING),
				}),
			)
			.describe('Every file that was checked and has findings'),
		checked: z.number().describe('Files that were checked'),
		counts: COUNTS.describe('All findings by severity, those left out included'),
		problems: z.array(z.string()).describe('What could not be read'),
		...NOTE_OUTPUT,
	},
	run: async (input, context) => {
		const { files, problems } = await lint(input, context);
		const counts = { error: 0, warning: 0, information: 0, hint: 0 };
		const found = files.flatMap(({ findings }, at) => findings.map((finding) => ({ at, finding })));
		for (const { finding } of found) counts[finding.severity]++;
		// What matters most is kept where not everything fits.
		found.sort((a, b) => SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity));
		const bounded = keepFirst(found);
		return {
			files: files.flatMap(({ findings: _, ...about }, at) => {
				const own = bounded.kept.filter((one) => one.at === at).map(({ finding }) => finding);
				own.sort((a, b) => a.line - b.line || a.column - b.column);
				return own.length === 0 ? [] : [{ ...about, findings: own }];
			}),
			checked: files.length,
			counts,
			problems: problems.slice(0, 20),
			...noteOf([bounded], 'findings', 'Ask for one file, or for a higher minSeverity.'),
		};
	},
});

type CheckInput = z.output<z.ZodObject<typeof INPUT>>;

/** Runs the linter as the command line does, and reads its report. */
async function lint(
	{ path, text, name, minSeverity = 'hint', role, version, build, host }: CheckInput,
	context: ToolContext,
): Promise<{ files: z.output<typeof REPORT>['files']; problems: readonly string[] }> {
	const { folders } = context;
	const given = text === undefined ? undefined : configurationOf({ path, text, name }, context);
	const paths = given !== undefined ? [] : path === undefined ? folders.all : [folders.find(path)];
	if (given === undefined && paths.length === 0)
		throw new ToolError("no folder may be read; give the 'text' of a configuration");
	const options: LintOptions = {
		...{ format: 'json', fix: false, diff: false, updateBaseline: false, failOn: 'never', minSeverity },
		...{ stdin: given !== undefined, stdinFilename: given?.file ?? 'samhainrc', rules: {}, color: false },
		...{
			useConfig: given === undefined,
			useDeployment: true,
			useSuppressions: true,
			useGitignore: true,
			exclude: [],
			unsafeFixes: false,
			watch: false,
		},
		...{ threads: 1, paths, within: folders.all },
		...(role === undefined ? undefined : { role }),
		...(version === undefined ? undefined : { version }),
		...(build === undefined ? undefined : { build }),
		...(host === undefined ? undefined : { host }),
	};
	let report = '';
	let errors = '';
	const terminal: Terminal = {
		out: (part) => {
			report += part;
		},
		error: (part) => {
			errors += part;
		},
		isOutputLost: () => false,
		untilInterrupted: () => new Promise(() => undefined),
		readStdin: () => given?.bytes ?? new Uint8Array(),
		readPassword: () => Promise.reject(new Error('nobody types here')),
		readLines: () => [],
		hasColors: false,
		canRewrite: false,
		toolVersion: context.toolVersion,
		startWorker: () => {
			throw new Error('one thread is enough here');
		},
		loadMcp: () => undefined,
	};
	await runLint(options, terminal);
	const problems = errors.split('\n').filter((line) => line !== '');
	const sentences = problems.map((line) => line.replace(/^samhain-lint: /, ''));
	if (report === '') throw new ToolError(sentences.join('; '));
	const { files } = REPORT.parse(JSON.parse(report));
	if (files.length === 0) throw new ToolError(sentences.join('; ') || 'no samhainrc or yulerc to check');
	return { files, problems: sentences };
}

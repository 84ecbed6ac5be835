// `samhain-lint format`: puts blanks and blank lines in order, and nothing else.
import {
	Analysis,
	applyEdits,
	EQUALS_STYLES,
	type FormatOptions,
	type FormatSettings,
	formatEdits,
	isSignedFile,
	readEditorSettings,
} from '../../core/index.ts';
import { type Command, HELP_OPTION, type OptionTable, readArguments, UsageError } from '../command.ts';
import {
	decodeForOutput,
	findTargets,
	InputError,
	type InputText,
	readInput,
	withInputErrors,
} from '../input.ts';
import { writeFixed } from '../lint/lint-file.ts';
import { FileSettings } from '../lint/settings.ts';
import { printable, shownPath } from '../reporters/printable.ts';
import { errorLine, type Terminal } from '../terminal.ts';
import { unifiedDiff } from '../unified-diff.ts';

const OPTIONS = {
	check: { type: 'boolean', default: false, help: 'name the files that would change, and write nothing' },
	diff: { type: 'boolean', default: false, help: 'print what would change as a diff, and write nothing' },
	equals: {
		type: 'string',
		choices: EQUALS_STYLES,
		value: 'STYLE',
		help: `blanks around "=": ${EQUALS_STYLES.join(', ')} (default none)`,
	},
	'blank-lines': {
		type: 'string',
		value: 'N',
		help: 'blank lines above a section, 1 to 5; 0 keeps them (default 1)',
	},
	indent: {
		type: 'string',
		value: 'N',
		help: 'blanks per conditional block, 0 to 8, or "tab" (default 4)',
	},
	align: { type: 'boolean', default: false, help: 'align the equals signs of consecutive lines' },
	stdin: {
		type: 'boolean',
		default: false,
		help: 'format standard input to standard output; --stdin-filename sets its name',
	},
	'stdin-filename': { type: 'string', value: 'NAME' },
	...HELP_OPTION,
} as const satisfies OptionTable;

export const format: Command = {
	name: 'format',
	usage: 'format [options] [file|folder|glob]...',
	summary: 'put blanks and blank lines of configuration files in order',
	description: `Formats files in place: blanks at the ends of lines and around "=", indentation of conditional blocks, blank lines between
sections. Comments, order, quotes, values, line ends and template tags stay. Samhain reads the formatted file as before.
A signed file stays as it is, since its signature covers every blank. What no option sets, "format" in .samhain-lint.json decides.`,
	options: OPTIONS,
	notes: `Exit status: 0; 1 where --check or --diff finds something to change; 2 usage, input or output error; 3 no file to format.`,
	run: (args, terminal) => runFormat(args, terminal),
};

interface FormatRun {
	readonly options: GivenFormat;
	readonly writes: boolean;
	readonly showsDiff: boolean;
	readonly settings: FileSettings;
	readonly terminal: Terminal;
}

function runFormat(args: readonly string[], terminal: Terminal): number | Promise<number> {
	const { values, positionals } = readArguments(args, OPTIONS);
	const stdin = values.stdin || positionals.includes('-');
	const paths = positionals.filter((path) => path !== '-');
	if (stdin && paths.length > 0) throw new UsageError('--stdin cannot be combined with files');
	if (!stdin && paths.length === 0) throw new UsageError('give a file, a folder or a glob, or use --stdin');
	const run: FormatRun = {
		options: readOptions(values),
		writes: !values.check && !values.diff,
		showsDiff: values.diff,
		settings: new FileSettings({ rules: {}, useConfig: true, paths }),
		terminal,
	};
	if (stdin) return formatStdin(run, values['stdin-filename'] ?? 'samhainrc');
	return formatFiles(run, paths);
}

/** What the command line asks for; what it leaves out, the project file decides. */
interface GivenFormat extends Partial<FormatSettings> {
	readonly indent: string;
}

function readOptions(values: {
	readonly equals?: FormatOptions['spacesAroundEquals'] | undefined;
	readonly 'blank-lines'?: string | undefined;
	readonly indent?: string | undefined;
	readonly align: boolean;
}): GivenFormat {
	const { equals, indent } = values;
	const lines = values['blank-lines'];
	if (lines !== undefined && !/^[0-5]$/.test(lines))
		throw new UsageError(`--blank-lines must be a number from 0 to 5, not '${lines}'`);
	if (indent !== undefined && !/^(?:[0-8]|tab)$/.test(indent))
		throw new UsageError(`--indent must be a number from 0 to 8, or tab, not '${indent}'`);
	return {
		...(equals === undefined ? undefined : { spacesAroundEquals: equals }),
		...(lines === undefined ? undefined : { blankLinesBeforeSections: Number(lines) }),
		...(indent === undefined ? undefined : { indentConditionals: indent !== '0' }),
		...(values.align ? { alignValues: true } : undefined),
		indent: indent === 'tab' ? '\t' : ' '.repeat(Number(indent ?? 4)),
	};
}

/**
 * A text formatted; the same text where nothing changes.
 * @throws InputError when no patch can show the change
 */
function formatted(
	{ options, settings, showsDiff, terminal }: FormatRun,
	file: string,
	{ text, encoding }: InputText,
): string {
	const analysis = new Analysis(text, settings.of(file), { rules: [] });
	if (isSignedFile(analysis)) {
		terminal.error(errorLine(`${file} stays as it is because it is signed`));
		return text;
	}
	const project = settings.formatOf(file, readEditorSettings(undefined).settings.format);
	const edits = formatEdits(analysis, { ...project, ...options });
	if (showsDiff && edits.length > 0) {
		if (encoding !== 'utf8') throw new InputError(`'${file}' is not UTF-8: a patch would change its bytes`);
		terminal.out(unifiedDiff(file, text, edits));
	}
	return applyEdits(text, edits);
}

function formatStdin(run: FormatRun, name: string): Promise<number> {
	const { terminal, writes, showsDiff } = run;
	return withInputErrors(terminal, () => {
		const input = decodeForOutput(terminal.readStdin(), name);
		const { text } = input;
		const after = formatted(run, name, input);
		if (writes) {
			terminal.out(after);
			return 0;
		}
		if (after === text) return 0;
		if (!showsDiff) terminal.out(`${shownPath(name)}\n`);
		return 1;
	});
}

function formatFiles(run: FormatRun, paths: readonly string[]): number {
	const { terminal } = run;
	let failed = false;
	let changed = 0;
	const fail = (text: string): void => {
		terminal.error(errorLine(text));
		failed = true;
	};
	const note = (text: string): void => terminal.error(errorLine(text));
	const { files } = findTargets(paths, { read: textOrNothing, problem: fail, note });
	for (const file of files) {
		try {
			if (formatFile(run, file, readInput(file, true))) changed++;
		} catch (error) {
			if (!(error instanceof InputError)) throw error;
			fail(error.message);
		}
	}
	for (const problem of run.settings.problems) fail(problem);
	if (failed) return 2;
	if (files.length === 0) {
		const where = paths.map((path) => `'${path}'`).join(', ');
		terminal.error(errorLine(`no samhainrc or yulerc to format in ${where}`));
		return 3;
	}
	return changed > 0 && !run.writes ? 1 : 0;
}

function textOrNothing(path: string): string | undefined {
	try {
		return readInput(path, false).text;
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return undefined;
	}
}

/** @returns whether the file changes */
function formatFile(run: FormatRun, file: string, input: InputText): boolean {
	const { terminal, writes, showsDiff } = run;
	const after = formatted(run, file, input);
	if (after === input.text) return false;
	if (writes) {
		writeFixed(file, input, after);
		terminal.out(`formatted ${printable(file)}\n`);
	} else if (!showsDiff) terminal.out(`${shownPath(file)}\n`);
	return true;
}

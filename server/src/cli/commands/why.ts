// `samhain-lint why`: which entry decides for a path, and what follows from it.
import { createColors } from 'picocolors';
import { answerWhy, type TypedAnswer, whyRecord, whySentences } from '../../core/index.ts';
import {
	COLOR_OPTIONS,
	type Command,
	FORMAT_OPTION,
	HELP_OPTION,
	type OptionTable,
	readArguments,
	UsageError,
	usesColors,
} from '../command.ts';
import {
	type ReadConfiguration,
	readConfiguration,
	readTree,
	WATCH_OPTIONS,
} from '../coverage/read-inputs.ts';
import { withInputErrors } from '../input.ts';
import { printable } from '../reporters/printable.ts';
import { errorLine, type Terminal } from '../terminal.ts';

const OPTIONS = {
	...WATCH_OPTIONS,
	...FORMAT_OPTION,
	...COLOR_OPTIONS,
	...HELP_OPTION,
} as const satisfies OptionTable;

export const why: Command = {
	name: 'why',
	usage: 'why CONFIG PATH... [options]',
	summary: 'show which entry applies to a path, and what samhain does about it',
	description: `For each path: every entry in the order in which samhain considers them, and the one that applies; what is compared,
how often, which severity a report has and where it goes. A path that the tree does not hold is taken once for a file
and once for a folder.`,
	options: OPTIONS,
	notes: 'Exit status: 0, or 2 for a usage, input or output error.',
	run: (args, terminal) => runWhy(args, terminal),
};

function runWhy(args: readonly string[], terminal: Terminal): Promise<number> {
	const { values, positionals } = readArguments(args, OPTIONS);
	const [file, ...paths] = positionals;
	if (file === undefined || paths.length === 0)
		throw new UsageError('why takes a configuration file and one or more paths');
	const relative = paths.find((path) => !path.startsWith('/'));
	if (relative !== undefined) throw new UsageError(`'${relative}' is not an absolute path`);
	const { format } = values;
	return withInputErrors(terminal, () => {
		const read = readConfiguration(file, values);
		const { tree } = readTree(values, read, (problem) => terminal.error(errorLine(problem)));
		const answers = paths.flatMap((path) => answerWhy(read.configuration, tree, path));
		if (format === 'json') {
			const records = answers.map(({ answer, type }) =>
				JSON.stringify(whyRecord(answer, type, read.file, read.analysis.view())),
			);
			terminal.out(`[\n${records.join(',\n')}\n]\n`);
		} else printAnswers(answers, read, terminal, usesColors(values, terminal));
		return 0;
	});
}

function printAnswers(
	answers: readonly TypedAnswer[],
	{ file, analysis }: ReadConfiguration,
	terminal: Terminal,
	useColor: boolean,
): void {
	const colors = createColors(useColor);
	for (const { answer, type, isAssumed } of answers) {
		const kind = type === 'dir' ? 'folder' : type;
		terminal.out(
			`${colors.bold(printable(answer.path))}${isAssumed ? `, if it is a ${kind}` : `, a ${kind}`}\n`,
		);
		for (const { candidate, text } of whySentences(answer, file, analysis.view()))
			terminal.out(
				candidate === undefined
					? `  ${printable(text)}\n`
					: `    ${candidate.decides ? colors.green('>') : '-'} ${printable(text)}\n`,
			);
		terminal.out('\n');
	}
}

// `samhain-lint effective`: the value in force of every option, and which lines it comes from.
import { createColors } from 'picocolors';
import {
	type Analysis,
	type EffectiveOption,
	effectiveOptions,
	effectiveText,
	type UnreadRange,
	unreadRanges,
} from '../../core/index.ts';
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
import { readConfiguration } from '../coverage/read-inputs.ts';
import { withInputErrors } from '../input.ts';
import { DAEMON_OPTIONS } from '../lint/options.ts';
import { printable } from '../reporters/printable.ts';
import type { Terminal } from '../terminal.ts';

const OPTIONS = {
	...DAEMON_OPTIONS,
	...FORMAT_OPTION,
	...COLOR_OPTIONS,
	...HELP_OPTION,
} as const satisfies OptionTable;

export const effective: Command = {
	name: 'effective',
	usage: 'effective CONFIG [options]',
	summary: 'show the value in force of every option, and which line sets it',
	description: `Shows for every option which value samhain uses, from which line, which lines have no effect, what is samhain's
default, and what this samhain does not have. With --host, conditional blocks are resolved for that host.`,
	options: OPTIONS,
	notes: 'Exit status: 0, or 2 for a usage, input or output error.',
	run: (args, terminal) => runEffective(args, terminal),
};

function runEffective(args: readonly string[], terminal: Terminal): Promise<number> {
	const { values, positionals } = readArguments(args, OPTIONS);
	const [file, ...more] = positionals;
	if (file === undefined || more.length > 0) throw new UsageError('effective takes one configuration file');
	const { format } = values;
	return withInputErrors(terminal, () => {
		const { analysis } = readConfiguration(file, values);
		if (format === 'json') printJson(effectiveRecord(file, analysis), terminal);
		else {
			const options = effectiveOptions(analysis.view());
			const unread = unreadRanges(analysis.model.store.all());
			printText(options, unread, terminal, usesColors(values, terminal));
		}
		return 0;
	});
}

/**
 * What is in force, as JSON has it; lines count from 1.
 * @param file what the configuration is called
 */
export function effectiveRecord(file: string, analysis: Analysis): EffectiveRecord {
	const { role, version, host } = analysis.daemon;
	const unread = unreadRanges(analysis.model.store.all());
	return {
		head: {
			...{ file, role, version, host: host ?? null },
			notRead: unread.map(({ first, last }) => ({ line: first + 1, endLine: last + 1 })),
		},
		options: effectiveOptions(analysis.view()).map(optionRecord),
	};
}

interface EffectiveRecord {
	readonly head: {
		readonly file: string;
		readonly role: string;
		readonly version: string;
		readonly host: string | null;
		readonly notRead: readonly { readonly line: number; readonly endLine: number }[];
	};
	readonly options: readonly ReturnType<typeof optionRecord>[];
}

function optionRecord(option: EffectiveOption) {
	return {
		...{ section: option.section, option: option.name, state: option.state },
		values: option.lines.map(({ line, value, read, isKnown, isConditional }) => ({
			...{ value, read: read ?? null, line: line + 1, known: isKnown, conditional: isConditional },
		})),
		default: option.default === '' ? null : option.default,
		overridden: option.overridden.map(({ line, by, value }) => ({ value, line: line + 1, by: by + 1 })),
		refused: option.refused.map((line) => line + 1),
		unread: option.unread.map((line) => line + 1),
		lacks: option.feature ?? null,
	};
}

function printJson({ head, options }: EffectiveRecord, terminal: Terminal): void {
	const records = options.map((option) => JSON.stringify(option));
	terminal.out(`${JSON.stringify(head).slice(0, -1)},\n"options":[\n${records.join(',\n')}\n]}\n`);
}

function printText(
	options: readonly EffectiveOption[],
	unread: readonly UnreadRange[],
	terminal: Terminal,
	useColor: boolean,
): void {
	const colors = createColors(useColor);
	for (const { text, kind } of effectiveText(options, unread)) {
		const shown = printable(text);
		terminal.out(
			`${kind === 'section' ? colors.bold(shown) : kind === 'quiet' ? colors.dim(shown) : shown}\n`,
		);
	}
}

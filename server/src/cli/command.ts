// What a subcommand is: its options are a table from which both its parser and its help are made.
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Terminal } from './terminal.ts';

/** One option, as `parseArgs` of Node reads it and as the help shows it. */
export interface CommandOption {
	readonly type: 'string' | 'boolean';
	readonly short?: string;
	readonly multiple?: boolean;
	readonly default?: string | boolean;
	/** The only values that there are; parsing refuses others, and shells complete these. */
	readonly choices?: readonly string[];
	/** What the help calls the value: `FILE`. */
	readonly value?: string;
	/** What the option does; absent for one that another one's text mentions. */
	readonly help?: string;
}

/** The options of a subcommand by their long names, in the order of the help. */
export type OptionTable = Readonly<Record<string, CommandOption>>;

/** A subcommand: one file in `commands/` and a line in the list there. */
export interface Command {
	readonly name: string;
	/** Text after the name in the first line of the help. */
	readonly usage: string;
	/** One sentence for the list of commands. */
	readonly summary: string;
	/** What the command does, in lines of at most 120 characters. */
	readonly description: string;
	readonly options: OptionTable;
	/** Text at the end of the help. */
	readonly notes?: string;
	/** Further pages of help: `--help TOPIC`. */
	readonly topics?: Readonly<Record<string, () => string>>;
	/**
	 * Runs the command.
	 * @param args the arguments after its name
	 * @returns the exit status
	 * @throws UsageError when the arguments make no sense
	 */
	readonly run: (args: readonly string[], terminal: Terminal) => number | Promise<number>;
}

/** The arguments make no sense. */
export class UsageError extends Error {}

/** An option that every command has. */
export const HELP_OPTION = {
	help: { type: 'boolean', short: 'h', default: false, help: 'show this help' },
} as const satisfies OptionTable;

/** Options of every command that prints for people. */
export const COLOR_OPTIONS = {
	color: { type: 'boolean', help: 'always use colours; --no-color turns them off' },
	'no-color': { type: 'boolean' },
} as const satisfies OptionTable;

/** How commands print that have nothing but text and JSON. */
export const FORMAT_OPTION = {
	format: {
		type: 'string',
		default: 'text',
		choices: ['text', 'json'],
		value: 'FORMAT',
		help: 'text or json (default text)',
	},
} as const satisfies OptionTable;

/** Whether to print with colours: as asked for, else as the terminal is. */
export function usesColors(
	values: { readonly color?: boolean | undefined; readonly 'no-color'?: boolean | undefined },
	terminal: Terminal,
): boolean {
	return values['no-color'] ? false : (values.color ?? terminal.hasColors);
}

/** What Node makes of the arguments. */
type ParsedArguments<T extends NonNullable<ParseArgsConfig['options']>> = ReturnType<
	typeof parseArgs<{ readonly args: string[]; readonly allowPositionals: true; readonly options: T }>
>;

/** The values of the options; of those with choices, one of these. */
type OptionValues<T extends OptionTable, V> = {
	readonly [K in keyof V]: K extends keyof T
		? T[K] extends { readonly choices: readonly (infer C)[] }
			? C | Extract<V[K], undefined>
			: V[K]
		: never;
};

/** The arguments of a command. */
interface ReadArguments<T extends OptionTable> {
	readonly values: OptionValues<T, ParsedArguments<T>['values']>;
	readonly positionals: readonly string[];
}

/**
 * Parses arguments by a table.
 * @throws UsageError for an argument that does not fit
 */
export function readArguments<const T extends OptionTable>(
	args: readonly string[],
	options: T,
): ReadArguments<T> {
	const parsed = parseWithNode(args, options);
	for (const [name, value] of Object.entries(parsed.values)) {
		const choices = options[name]?.choices;
		if (choices !== undefined && typeof value === 'string') readChoice(`--${name}`, value, choices);
	}
	return parsed as ReadArguments<T>;
}

function parseWithNode<const T extends OptionTable>(args: readonly string[], options: T): ParsedArguments<T> {
	try {
		return parseArgs({ args: [...args], allowPositionals: true, options });
	} catch (error) {
		throw new UsageError(whyNotParsed(error));
	}
}

/** Node explains at length, in words about itself; its first sentence names the argument. */
function whyNotParsed(error: unknown): string {
	const text = error instanceof Error ? error.message : String(error);
	const unknown = /^Unknown option '([^']*)'/.exec(text)?.[1];
	if (unknown !== undefined) {
		const hint = unknown.startsWith('--') ? '' : `; write a file of that name as './${unknown}'`;
		return `Unknown option '${unknown}'${hint}`;
	}
	const ambiguous = /^Option '([^']*)' argument is ambiguous/.exec(text)?.[1];
	if (ambiguous === undefined) return text;
	const name = ambiguous.replace(/^.*, | <.*$/g, '');
	return `${name} needs a value; write one that begins with '-' as ${name}=VALUE`;
}

/**
 * One of several words.
 * @param name the option, for the error
 * @throws UsageError for any other word
 */
export function readChoice<T extends string>(
	name: string,
	value: string | undefined,
	choices: readonly T[],
): T | undefined {
	if (value === undefined) return undefined;
	const found = choices.find((one) => one === value);
	if (found === undefined)
		throw new UsageError(`${name} must be one of ${choices.join(', ')}, not '${value}'`);
	return found;
}

/** The width of the first column of the options. */
const COLUMN = 26;

/** The help of a command. */
export function helpOf(program: string, command: Command): string {
	const lines = Object.entries(command.options).flatMap(([name, option]) => {
		if (option.help === undefined) return [];
		const short = option.short === undefined ? '' : `-${option.short}, `;
		const value = option.value === undefined ? '' : ` ${option.value}`;
		const left = `  ${short}--${name}${value}`.padEnd(COLUMN);
		return left.length > COLUMN
			? [`${left}\n${' '.repeat(COLUMN)} ${option.help}`]
			: [`${left} ${option.help}`];
	});
	const notes = command.notes === undefined ? '' : `\n${command.notes}\n`;
	return `${program} ${command.usage}\n\n${command.description}\n\n${lines.join('\n')}\n${notes}`;
}

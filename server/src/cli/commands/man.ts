// `samhain-lint man`: the manual page, made of the same tables of options as parser and help.
import { type Command, HELP_OPTION, readArguments, UsageError } from '../command.ts';

/**
 * The command that prints the manual page.
 * @param commands all commands; asked when it runs, since it is one of them
 */
export function manOf(commands: () => readonly Command[]): Command {
	return {
		name: 'man',
		usage: 'man',
		summary: 'print the manual page',
		description: 'Prints the manual page of all commands. Try: samhain-lint man | man -l -',
		options: { ...HELP_OPTION },
		run: (args, terminal) => {
			if (readArguments(args, HELP_OPTION).positionals.length > 0) throw new UsageError('man takes no file');
			terminal.out(pageOf(commands(), terminal.toolVersion));
			return 0;
		},
	};
}

/** Text of a line: a point or quote at its beginning, and a backslash anywhere, would be a request. */
function escaped(text: string): string {
	return text
		.replaceAll('\\', '\\e')
		.replaceAll('-', '\\-')
		.replaceAll(/^(?=[.'])/gm, '\\&');
}

function pageOf(commands: readonly Command[], version: string): string {
	const lines = [
		`.TH SAMHAIN\\-LINT 1 "" "samhain\\-lint ${escaped(version)}"`,
		...['.SH NAME', 'samhain\\-lint \\- show what samhain does with its configuration files'],
		...['.SH SYNOPSIS', ...commands.flatMap(({ usage }) => [`.B samhain\\-lint`, escaped(usage), '.br'])],
		...commands.flatMap(sectionOf),
	];
	return `${lines.join('\n')}\n`;
}

function sectionOf({ name, description, options, notes }: Command): readonly string[] {
	return [
		`.SH "${escaped(name.toUpperCase())}"`,
		escaped(description),
		...Object.entries(options).flatMap(([option, { short, value, help }]) => {
			if (help === undefined) return [];
			const letter = short === undefined ? '' : `\\fB\\-${short}\\fR, `;
			const argument = value === undefined ? '' : ` \\fI${escaped(value)}\\fR`;
			return ['.TP', `${letter}\\fB\\-\\-${escaped(option)}\\fR${argument}`, escaped(help)];
		}),
		...(notes === undefined ? [] : ['.PP', escaped(notes)]),
	];
}

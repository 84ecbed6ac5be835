// The command line: finds the subcommand, and gives help, version and usage errors. Knows no process; entry/cli.ts does.
import { existsSync } from 'node:fs';
import { nearest } from '../core/index.ts';
import { type Command, helpOf, UsageError } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import { printable } from './reporters/printable.ts';
import type { Terminal } from './terminal.ts';

const PROGRAM = 'samhain-lint';

/**
 * Runs the command line.
 * @param args the arguments after the program's name
 * @returns the exit status
 */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
	const [first] = COMMANDS;
	const [word] = args;
	const named = COMMANDS.find(({ name }) => name === word);
	if (word !== undefined && named === undefined && /^\w/.test(word) && !existsSync(word)) {
		if (word === 'help') return helpAbout(args.slice(1), terminal);
		const meant = nearest(
			word,
			COMMANDS.map(({ name }) => name),
		);
		if (meant !== undefined) {
			terminal.error(
				`${PROGRAM}: unknown command '${printable(word)}'; did you mean '${meant}'? A file of that name does not exist.\nTry '${PROGRAM} --help'.\n`,
			);
			return 2;
		}
	}
	const command = named ?? first;
	const rest = named === undefined ? args : args.slice(1);
	const words = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : rest.length);
	if (words.some((word) => word === '-h' || word === '--help')) {
		terminal.out(help(command, words, named === undefined));
		return 0;
	}
	if (words.some((word) => word === '-V' || word === '--version')) {
		terminal.out(`${PROGRAM} ${terminal.toolVersion}\n`);
		return 0;
	}
	try {
		return await command.run(rest, terminal);
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		const own = named === undefined ? '' : ` ${command.name}`;
		terminal.error(`${PROGRAM}: ${printable(error.message)}\nTry '${PROGRAM}${own} --help'.\n`);
		return 2;
	}
}

/** The help of a command, or of a topic; without a name on the command line, the list of commands, too. */
function help(command: Command, words: readonly string[], listsCommands: boolean): string {
	const topic = words.map((word) => command.topics?.[word]).find((one) => one !== undefined);
	if (topic !== undefined) return topic();
	const text = helpOf(PROGRAM, command);
	if (!listsCommands) return text;
	const width = Math.max(...COMMANDS.map(({ name }) => name.length));
	const list = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)} ${summary}`);
	return `${text}\nCommands (samhain-lint COMMAND --help has the options of each):\n${list.join('\n')}\n  -V, --version          version of ${PROGRAM}\n`;
}

/** `help COMMAND`, as `COMMAND --help`; without a command, the help of all. */
function helpAbout(args: readonly string[], terminal: Terminal): number | Promise<number> {
	const [about] = args;
	if (about !== undefined && /^\w/.test(about) && !COMMANDS.some(({ name }) => name === about)) {
		terminal.error(`${PROGRAM}: unknown command '${printable(about)}'\nTry '${PROGRAM} --help'.\n`);
		return 2;
	}
	return runCli([...args, '--help'], terminal);
}

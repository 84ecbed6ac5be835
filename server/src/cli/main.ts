// The command line's front: words in, exit status out.
import { DEFAULT_MACHINE } from '../core/index.ts';
import { runExplain } from './commands/explain.ts';
import { runLint } from './commands/lint.ts';
import { parseCommand, USAGE } from './options.ts';
import type { Terminal } from './terminal.ts';

/**
 * Runs the command line.
 * @param args the arguments behind the program's name
 * @returns the exit status
 */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
	const command = parseCommand(args);
	switch (command.kind) {
		case 'help':
			terminal.out(command.topic === 'machine' ? machineHelp() : USAGE);
			return 0;
		case 'version':
			terminal.out(`samhain-lint ${terminal.toolVersion}\n`);
			return 0;
		case 'usage-error':
			terminal.error(`samhain-lint: ${command.message}\nTry 'samhain-lint --help'.\n`);
			return 2;
		case 'explain':
			return runExplain(command.options, terminal);
		case 'lint':
			return runLint(command.options, terminal);
	}
}

function machineHelp(): string {
	return `Nothing is run and nothing is looked up on this machine. A verdict assumes the following; a JSON file given with
--machine replaces single entries.

${JSON.stringify(DEFAULT_MACHINE, undefined, 2)}
`;
}

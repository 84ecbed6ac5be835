// `samhain-lint mcp`: the same answers as tools for agents. The server is a file of its own, which nothing else loads.
import { type Command, HELP_OPTION, type OptionTable, readArguments } from '../command.ts';
import { reasonOf } from '../input.ts';
import { errorLine } from '../terminal.ts';

const OPTIONS = { ...HELP_OPTION } as const satisfies OptionTable;

export const mcp: Command = {
	name: 'mcp',
	usage: 'mcp [FOLDER...]',
	summary: 'serve check, explain, why, effective and diff as tools for agents',
	description: `Speaks the Model Context Protocol over standard input and output. The tools check, explain, why, effective and diff
answer as the commands do; they read files inside the folders only (without a folder: those that the client works in,
else the current one), and write nothing.`,
	options: OPTIONS,
	notes: 'Exit status: 0; 2 for a usage or input error.',
	run: async (args, terminal) => {
		const { positionals } = readArguments(args, OPTIONS);
		const serve = terminal.loadMcp();
		if (serve === undefined) {
			terminal.error(
				errorLine("'mcp' is part of the npm package: install it with 'npm install samhain-editor'"),
			);
			return 2;
		}
		try {
			await serve(positionals, terminal.toolVersion);
			return 0;
		} catch (error) {
			terminal.error(errorLine(reasonOf(error)));
			return 2;
		}
	},
};

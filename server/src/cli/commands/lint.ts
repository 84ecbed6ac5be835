// `samhain-lint [lint]`: says what the daemon does with files, and fixes what is safe to fix.
import { DEFAULT_MACHINE } from '../../core/index.ts';
import type { Command } from '../command.ts';
import { LINT_OPTIONS, readLintOptions } from '../lint/options.ts';
import { runLint } from '../lint/run-lint.ts';

export const lint: Command = {
	name: 'lint',
	usage: '[lint] [options] [file|folder|glob]...',
	summary: 'show what the daemon does with configuration files (the command without a name)',
	description: `Says what the samhain daemon does with a samhainrc or yulerc, without running it. A folder, or a .samhain-lint.json that
describes a deployment, is also looked at as one system: server, clients, the files for them, and hosts files.`,
	options: LINT_OPTIONS,
	notes: `Exit status: 0 clean, 1 findings, 2 usage, input or output error, 3 there was no file to check.`,
	topics: {
		machine:
			() => `Nothing is run and nothing is looked up on this machine. A verdict assumes the following; a JSON file given with
--machine replaces single entries.

${JSON.stringify(DEFAULT_MACHINE, undefined, 2)}
`,
	},
	run: (args, terminal) => runLint(readLintOptions(args), terminal),
};

// `samhain-lint [lint]`: reports what the daemon does with files, and applies safe fixes.
import { DEFAULT_MACHINE } from '../../core/index.ts';
import { type Command, readArguments, readChoice } from '../command.ts';
import { withInputErrors } from '../input.ts';
import { LINT_OPTIONS, readLintOptions } from '../lint/options.ts';
import { printSettings } from '../lint/print-settings.ts';
import { runLint } from '../lint/run-lint.ts';
import { watchLint } from '../lint/watch.ts';
import { listRules } from '../rule-list.ts';

export const lint: Command = {
	name: 'lint',
	usage: '[lint] [options] [file|folder|glob]...',
	summary: 'show what the daemon does with configuration files (default command)',
	description: `Shows what the samhain daemon does with a samhainrc or yulerc, without running it. A folder, or a .samhain-lint.json that
describes a deployment, is also checked as one system: server, clients, their files, and hosts files.`,
	options: LINT_OPTIONS,
	notes: `Exit status: 0 clean, 1 findings, 2 usage, input or output error, 3 no file to check; --watch: 130 after Ctrl+C.`,
	topics: {
		machine:
			() => `The linter runs nothing and inspects nothing on this machine. It assumes the following; a JSON file given with
--machine overrides single entries.

${JSON.stringify(DEFAULT_MACHINE, undefined, 2)}
`,
	},
	run: (args, terminal) => {
		const { values } = readArguments(args, LINT_OPTIONS);
		if (values['print-config'])
			return withInputErrors(terminal, () => {
				printSettings(readLintOptions(args), terminal);
				return 0;
			});
		if (!values['list-rules']) {
			const options = readLintOptions(args);
			return options.watch ? watchLint(options, terminal) : runLint(options, terminal);
		}
		const format = readChoice('--format', values.format, ['pretty', 'json'] as const);
		terminal.out(listRules(format === 'json', values.persona ?? 'default'));
		return 0;
	},
};

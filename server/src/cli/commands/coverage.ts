// `samhain-lint coverage`: which paths a configuration watches, and what a check reports.
import { simulateCheck } from '../../core/index.ts';
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
import { printJson } from '../coverage/json.ts';
import { readConfiguration, readEffects, readTree, WATCH_OPTIONS } from '../coverage/read-inputs.ts';
import { printText } from '../coverage/text.ts';
import { withInputErrors } from '../input.ts';
import { errorLine, type Terminal } from '../terminal.ts';

const OPTIONS = {
	...WATCH_OPTIONS,
	effects: { type: 'string', value: 'FILE', help: 'report these differences, a JSON array' },
	'config-after': {
		type: 'string',
		value: 'FILE',
		help: 'configuration at the check, if it differs from that at init',
	},
	...FORMAT_OPTION,
	depth: {
		type: 'string',
		value: 'N',
		help: 'number of levels to show below each entry (default 0)',
	},
	...COLOR_OPTIONS,
	...HELP_OPTION,
} as const satisfies OptionTable;

export const coverage: Command = {
	name: 'coverage',
	usage: 'coverage CONFIG [options]',
	summary: 'show the paths that a configuration watches, and the reports of a check',
	description: `Shows which entry applies to each path of a tree, its tests, and the paths that are not watched. With differences,
it also shows what samhain reports. Nothing on this machine is read but the files and the folder that are named.`,
	options: OPTIONS,
	notes: `Without --root and --tree, the command assumes that the configured paths and those of a small system exist.
Exit status: 0; 1 where samhain does not start with the configuration; 2 for a usage, input or output error.`,
	run: (args, terminal) => runCoverage(args, terminal),
};

function runCoverage(args: readonly string[], terminal: Terminal): Promise<number> {
	const { values, positionals } = readArguments(args, OPTIONS);
	const [file, ...more] = positionals;
	if (file === undefined || more.length > 0) throw new UsageError('coverage takes one configuration file');
	const { format } = values;
	const depth = values.depth === undefined ? 0 : Number(values.depth);
	if (!Number.isInteger(depth) || depth < 0) throw new UsageError('--depth must be a number from 0');
	return withInputErrors(terminal, () => {
		const atInit = readConfiguration(file, values);
		const after = values['config-after'];
		const atCheck = after === undefined ? atInit : readConfiguration(after, values);
		let isWhole = true;
		const { tree, kind } = readTree(values, atInit, (problem) => {
			isWhole = false;
			terminal.error(errorLine(problem));
		});
		const effects = values.effects === undefined ? [] : readEffects(values.effects);
		const result = simulateCheck({
			atInit: atInit.configuration,
			atCheck: atCheck.configuration,
			tree,
			effects,
		});
		const report = { atInit, atCheck, tree, kind, result };
		if (format === 'json') printJson(report, terminal);
		else
			printText(report, terminal, {
				depth,
				useColor: usesColors(values, terminal),
			});
		if (!isWhole) return 2;
		return result.starts ? 0 : 1;
	});
}

// `--print-config`: the settings that apply to each file, after project file and command line.
import { type AnalysisSettings, RULES, severityFor } from '../../core/index.ts';
import type { Terminal } from '../terminal.ts';
import type { LintOptions } from './options.ts';
import { FileSettings } from './settings.ts';

/**
 * Prints a JSON array with the settings of each file that is named, without what its place in a deployment adds.
 * @throws InputError when the options name a rule, build or file that is not there
 */
export function printSettings(options: LintOptions, terminal: Terminal): void {
	const settings = new FileSettings(options);
	const files = options.stdin ? [options.stdinFilename] : options.paths;
	const shown = files.map((file) => ({ file, ...settingsObject(settings.of(file)) }));
	terminal.out(`${JSON.stringify(shown, undefined, '\t')}\n`);
}

function settingsObject(settings: AnalysisSettings): object {
	const { language, role, version, host, without, isBuildAssumed, knownOptions, rules } = settings;
	const { persona = 'default' } = settings;
	const severities = RULES.map((rule) => [rule.id, rules[rule.id] ?? severityFor(rule, persona)] as const);
	return {
		...{ language, role, version },
		...(host === undefined ? undefined : { host }),
		build: { isAssumed: isBuildAssumed === true, without: [...without].sort() },
		knownOptions: [...(knownOptions ?? [])].sort(),
		persona,
		rules: Object.fromEntries(severities.sort(([a], [b]) => (a < b ? -1 : 1))),
	};
}

// What the daemon prints while it reads a few lines: for the tests of this folder.
import {
	Analysis,
	type AnalysisSettings,
	DEFAULT_SETTINGS,
	daemonOutput,
	parseBuild,
} from '../../server/src/core/index.ts';

const FULL = parseBuild('full') ?? new Set<string>();

/** The daemon's messages on the lines, each as `LINE SEVERITY TEXT`. */
export function outputOf(
	lines: readonly string[],
	{ withoutNewline = false, ...settings }: Partial<AnalysisSettings> & { withoutNewline?: boolean } = {},
): string[] {
	const analysis = new Analysis(lines.join('\n') + (withoutNewline ? '' : '\n'), {
		...DEFAULT_SETTINGS,
		role: 'standalone',
		version: '4.1.4',
		host: 'client1.example.org',
		without: FULL,
		isVerbatim: true,
		...settings,
	});
	return daemonOutput(analysis).map(({ line, severity, text }) => `${line} ${severity} ${text}`);
}

/** Of values for one option, those about which samhain logs a message; each value is read in a file of its own. */
export function refusedOf(
	section: string,
	key: string,
	values: readonly string[],
	settings?: Partial<AnalysisSettings>,
): string[] {
	return values.filter((value) => outputOf([`[${section}]`, `${key}=${value}`], settings).length > 0);
}

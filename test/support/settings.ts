// The settings that tests and the pages of rules read a file with, in one place. Nothing here is of the test runner.
import { readBuildChoice } from '../../server/src/core/catalogue/build.ts';
import type { Example } from '../../server/src/core/rules/define-rule.ts';
import { type AnalysisSettings, DEFAULT_SETTINGS } from '../../server/src/core/settings/settings.ts';

/** Settings for a file, with the role that its sections suggest where none is given: a client, or a server. */
export function settingsOf(text: string, settings: Partial<AnalysisSettings> = {}): AnalysisSettings {
	const isServer = /^\s*\[(?:clients|server)\]/im.test(text);
	return {
		...DEFAULT_SETTINGS,
		// Whoever names what a build lacks has chosen one.
		...(settings.without === undefined ? undefined : { isBuildAssumed: false }),
		role: isServer ? 'server' : 'client',
		...(isServer ? { language: 'yulerc', fileName: 'yulerc' } : undefined),
		...settings,
	};
}

/** The settings that an example of a rule's page is read with. */
export function exampleSettings(example: Example): Partial<AnalysisSettings> {
	const { role, version, host, build, fileName } = example;
	return {
		...(role === undefined ? undefined : { role: role === 'undecided' ? 'auto' : role }),
		...(version === undefined ? undefined : { version }),
		...(build === undefined ? undefined : readBuildChoice(build)),
		...(host === undefined ? undefined : { host }),
		...(fileName === undefined ? undefined : { fileName }),
	};
}

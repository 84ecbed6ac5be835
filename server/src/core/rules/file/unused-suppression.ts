import { defineRule } from '../define-rule.ts';

/** `Suppressions` reports it, since only it knows what a comment suppressed; the rule holds texts and severity. */
export const unusedSuppression = defineRule({
	id: 'unused-suppression',
	scope: 'file',
	reads: [],
	summary: 'A suppression comment has no effect.',
	why: 'The problem no longer exists, or the rule has another name. The comment would hide the next problem of this kind.',
	advice: 'Remove the comment, or correct the rule id.',
	defaultSeverity: 'information',
	concern: 'tidiness',
	confidence: 'high',
	since: '1.0.0',
	sources: ['This linter: comments that begin with `samhain-lint-`'],
	examples: {
		bad: [
			'[Misc]\n# samhain-lint-disable-next-line unknown-option\nSetLoopTime=60\n',
			{
				note: 'No rule has this id.',
				text: '[Misc]\n# samhain-lint-disable unknown-opton\nSetLopTime=60\n',
			},
		],
		good: [
			'[Misc]\n# samhain-lint-disable-next-line unknown-option\nSetLopTime=60\n',
			{
				note: 'For several lines, and with a reason.',
				text: '[Misc]\n# samhain-lint-disable unknown-option -- for the old clients\nSetLopTime=60\nSetLopTime=61\n# samhain-lint-enable unknown-option\n',
			},
			{
				note: 'For the whole file.',
				text: '# samhain-lint-disable-file unknown-option, missing-value\n[Misc]\nSetLopTime=60\nSetConsole=\n',
			},
		],
	},
	check() {},
});

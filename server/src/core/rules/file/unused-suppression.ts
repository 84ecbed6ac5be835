import { defineRule } from '../define-rule.ts';

/** Told by `Suppressions`, which alone knows what was silenced; the rule gives it its texts and its severity. */
export const unusedSuppression = defineRule({
	id: 'unused-suppression',
	scope: 'file',
	reads: [],
	summary: 'A comment to this linter silences nothing.',
	why: 'The mistake that it was written for is gone, or the rule is called otherwise. A comment that is left over would silence the next mistake of this kind.',
	advice: 'Remove the comment, or correct the name of the rule.',
	defaultSeverity: 'information',
	since: '0.1.0',
	sources: ['This linter: comments that begin with `samhain-lint-`'],
	examples: {
		bad: [
			'[Misc]\n# samhain-lint-disable-next-line unknown-option\nSetLoopTime=60\n',
			{
				note: 'There is no such rule.',
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

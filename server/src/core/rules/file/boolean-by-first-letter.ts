import { optionText } from '../../document/option-text.ts';
import { isUsualBool, readBool } from '../../values/bool.ts';
import { hasComment } from '../../values/comment.ts';
import { beginsExpansion } from '../../values/expansion.ts';
import { defineRule } from '../define-rule.ts';
import { quote, setValue, valueSpan } from '../edits.ts';

export const booleanByFirstLetter = defineRule({
	id: 'boolean-by-first-letter',
	scope: 'line',
	values: ['bool'],
	summary: 'Samhain reads only the first letter of this yes/no value.',
	why: 'Samhain reads the first character and ignores the rest: `nope` means no, `totally` means yes.',
	advice: 'Write `yes` or `no`.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_utils.c, sh_util_flagval'],
	examples: {
		bad: ['[Misc]\nDaemon=nope\n', '[Misc]\nUseHardlinkCheck=tomato\n'],
		good: ['[Misc]\nDaemon=True\n', '[Misc]\nUseHardlinkCheck=0\n'],
	},
	check(line, _daemon, report) {
		const { isRejected, isTemplated } = line.parsed;
		if (isRejected === true || isTemplated === true) return;
		const { value } = optionText(line);
		// A comment after the value has its own rule.
		if (isUsualBool(value) || hasComment(value) || beginsExpansion(value)) return;
		const meant = readBool(value) === true ? 'yes' : 'no';
		report({
			...valueSpan(line),
			what: `Samhain reads ${quote(value)} as ${meant}: only the first letter counts.`,
			fixes: () => [setValue(line, meant)],
		});
	},
});

import { optionText } from '../../document/option-text.ts';
import { readNumber } from '../../values/number.ts';
import { defineRule } from '../define-rule.ts';
import { setValue, valueSpan } from '../edits.ts';

export const zeroCheckInterval = defineRule({
	id: 'zero-check-interval',
	scope: 'line',
	options: ['setfilechecktime'],
	summary: 'The interval between file checks is 0.',
	why: 'Samhain accepts the value and checks all files continuously, without a pause.',
	advice: 'Set the interval in seconds; 7200 is common.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_readconf.c, sh_readconf_setTime'],
	examples: { bad: ['[Misc]\nSetFileCheckTime=0\n'], good: ['[Misc]\nSetFileCheckTime=600\n'] },
	check(line, _daemon, report) {
		const { option, isRejected, isTemplated } = line.parsed;
		if (isRejected === true || isTemplated === true) return;
		const { value } = optionText(line);
		const number = readNumber(value, option?.reading);
		if (number.value !== 0n || number.end !== value.length) return;
		report({
			...valueSpan(line),
			what: '`SetFileCheckTime` is 0: samhain checks the files without a pause.',
			fixes: () => [setValue(line, '7200')],
		});
	},
});

import { optionText } from '../../document/option-text.ts';
import { allBut, selectedLevels, thresholdItems } from '../../values/threshold.ts';
import { defineRule } from '../define-rule.ts';
import { quote, setValue, valueSpan } from '../edits.ts';

export const thresholdSelectsNothing = defineRule({
	id: 'threshold-selects-nothing',
	scope: 'line',
	values: ['threshold'],
	summary: 'A threshold that excludes severities from nothing.',
	why: 'Evaluation starts from the empty set, so `!crit` alone takes something away from nothing: no message at all gets through, and the daemon says nothing. The manual calls it "all but".',
	advice: 'Start with everything: `*,!=crit` is all but crit. Write `none` if nothing is meant.',
	defaultSeverity: 'error',
	since: '0.1.0',
	sources: ['src/sh_error.c, sh_error_set_level'],
	examples: {
		bad: ['[Log]\nLogSeverity=!crit\n', '[Log]\nMailSeverity=!=info\n'],
		good: ['[Log]\nLogSeverity=*,!=crit\n', '[Log]\nLogSeverity=none\n'],
	},
	check(line, daemon, report) {
		const { option, isRejected, isTemplated } = line.parsed;
		if (option === undefined || isRejected === true || isTemplated === true) return;
		const { value } = optionText(line);
		const items = thresholdItems(value, daemon);
		const isExclusive = items.some(({ sign }) => sign.startsWith('!'));
		// Someone who writes none, !* or !debug means nothing.
		const isMeant = items.some(
			({ sign, name }) => name === 'none' || (sign === '!' && (name === '*' || name === 'debug')),
		);
		if (!isExclusive || isMeant || selectedLevels(value, daemon).size > 0) return;
		const all = allBut(value, daemon);
		report({
			...valueSpan(line),
			what: `${quote(value)} selects no severity at all: \`${option.name}\` lets nothing through.`,
			fixes: () => [
				setValue(line, all, `Change to \`${all}\` (all but these)`),
				setValue(line, 'none', 'Change to `none`'),
			],
		});
	},
});

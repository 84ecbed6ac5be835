import { optionText } from '../../document/option-text.ts';
import { findNumericMonth, monthNames } from '../../values/schedule.ts';
import { defineRule } from '../define-rule.ts';
import { partSpan, quote, replaceSpan } from '../edits.ts';

export const numericMonth = defineRule({
	id: 'numeric-month',
	scope: 'line',
	values: ['schedule'],
	summary: 'A schedule has a numeric month.',
	why: 'Samhain counts months from 0: 1 is February, and 12 is accepted but never occurs. The check runs one month late, or never.',
	advice: 'Use the name of the month, such as `jan` or `feb`.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_schedule.c, parse_sched and test_sched'],
	examples: {
		bad: ['[Misc]\nFileCheckScheduleOne=0 4 1 1 *\n'],
		good: ['[Misc]\nFileCheckScheduleOne=0 4 1 jan *\n'],
	},
	check(line, _daemon, report) {
		const { isRejected, isTemplated } = line.parsed;
		if (isRejected === true || isTemplated === true) return;
		const { value } = optionText(line);
		const month = findNumericMonth(value);
		if (month === undefined) return;
		const { text: field, start } = month;
		const span = partSpan(line, start, field.length);
		const names = monthNames(field);
		report({
			...span,
			what: `Samhain counts month ${quote(field)} from 0${field === '12' ? ', so it never occurs' : ' (January)'}.`,
			fixes: () =>
				names === undefined
					? []
					: [{ title: `Change to \`${names}\``, edits: [replaceSpan(span, names)], isPreferred: true }],
		});
	},
});

import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { partSpan, quote, replaceSpan } from '../edits.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The months of a field as names, counted from 1 as people do; undefined where a number is no month. */
function named(field: string): string | undefined {
	const numbers = field.split('-').map(Number);
	const names = numbers.map((number) => MONTHS[number - 1]);
	return names.every((name) => name !== undefined) ? names.join('-') : undefined;
}

export const numericMonth = defineRule({
	id: 'numeric-month',
	scope: 'line',
	values: ['schedule'],
	summary: 'A schedule gives the month as a number.',
	why: 'The daemon counts months from 0: 1 is February, and 12 is accepted but never comes. So a check that is meant for one month runs in the next, or never.',
	advice: 'Write the name of the month, as in `jan` or `feb`.',
	defaultSeverity: 'error',
	since: '0.1.0',
	sources: ['src/sh_schedule.c, parse_sched and test_sched'],
	examples: {
		bad: ['[Misc]\nFileCheckScheduleOne=0 4 1 1 *\n'],
		good: ['[Misc]\nFileCheckScheduleOne=0 4 1 jan *\n'],
	},
	check(line, _daemon, report) {
		const { isRejected, isTemplated } = line.parsed;
		if (isRejected === true || isTemplated === true) return;
		const { value } = optionText(line);
		const match = /^((?:\S+\s+){3})(\d+(?:-\d+)?)(?=\s)/.exec(value);
		const field = match?.[2];
		if (match === null || field === undefined || value.startsWith('NULL')) return;
		const span = partSpan(line, match[1]?.length ?? 0, field.length);
		const names = named(field);
		report({
			...span,
			what: `The month ${quote(field)} is counted from 0${field === '12' ? ', so it never comes' : ''}.`,
			fixes: () =>
				names === undefined
					? []
					: [{ title: `Change to \`${names}\``, edits: [replaceSpan(span, names)], isPreferred: true }],
		});
	},
});

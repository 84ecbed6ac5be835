import { byPlace } from '../../document/definitions.ts';
import { acceptedLines } from '../../effective/in-force.ts';
import { defineRule } from '../define-rule.ts';
import { keySpan, quote, textSpan } from '../edits.ts';

export const scheduleTwo = defineRule({
	id: 'schedule-two',
	scope: 'file',
	reads: ['tail', 'directive', 'header', 'option:filecheckscheduleone', 'option:filecheckscheduletwo'],
	summary: 'The second schedule is incomplete.',
	why: 'Samhain checks directories after `%SCHEDULE_TWO` only at the times of `FileCheckScheduleTwo`, and it uses schedules only if `FileCheckScheduleOne` is set too. If one of them is missing, samhain never checks these directories and never reports deleted files.',
	advice: 'Set both schedules, and end the list with `!%SCHEDULE_TWO`.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['Recorded checks of the daemon', 'src/sh_files.c and src/samhain.c: use of the two lists'],
	examples: {
		bad: [
			'[ReadOnly]\n%SCHEDULE_TWO\ndir=3/etc\n!%SCHEDULE_TWO\n',
			'[Misc]\nFileCheckScheduleTwo=0 2 * * *\n',
		],
		good: [
			'[Misc]\nFileCheckScheduleOne=0 1 * * *\nFileCheckScheduleTwo=0 2 * * *\n[ReadOnly]\n%SCHEDULE_TWO\ndir=3/etc\n!%SCHEDULE_TWO\n',
		],
	},
	check(view, report) {
		if (view.daemon.role === 'server') return;
		const directives = view
			.lines('directive')
			.filter((line) => !view.isDropped(line) && /^\s*!?%SCHEDULE_TWO\s*$/i.test(line.text));
		const start = directives.find((line) => !line.text.trimStart().startsWith('!'));
		const [two] = acceptedLines(view, 'filecheckscheduletwo');
		const hasOne = acceptedLines(view, 'filecheckscheduleone').length > 0;
		if (start !== undefined && two === undefined)
			report({
				...textSpan(start),
				what: 'Samhain drops the directories after `%SCHEDULE_TWO`: `FileCheckScheduleTwo` is missing.',
			});
		if (two !== undefined && !hasOne)
			report({
				...keySpan(two),
				what: 'Without `FileCheckScheduleOne`, samhain never checks the directories of `FileCheckScheduleTwo`.',
			});
		const last = directives.at(-1);
		if (last === undefined || last.text.trimStart().startsWith('!')) return;
		const below = view.lines('header').find((line) => byPlace(line, last) > 0);
		if (below === undefined) return;
		report({
			...textSpan(last),
			severity: 'information',
			what: `The second schedule continues below ${quote(below.text.trim())}: \`!%SCHEDULE_TWO\` is missing.`,
			why: 'The list does not end with the section: every later `dir` line also belongs to the second schedule.',
			related: [{ ...textSpan(below), message: 'It still applies here.' }],
		});
	},
});

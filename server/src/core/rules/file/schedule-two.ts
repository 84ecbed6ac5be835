import { byPlace } from '../../document/definitions.ts';
import { acceptedLines } from '../../effective/in-force.ts';
import { defineRule } from '../define-rule.ts';
import { keySpan, quote, textSpan } from '../edits.ts';

export const scheduleTwo = defineRule({
	id: 'schedule-two',
	scope: 'file',
	reads: ['tail', 'directive', 'header', 'option:filecheckscheduleone', 'option:filecheckscheduletwo'],
	summary: 'The second schedule is only half set up.',
	why: 'Directories behind `%SCHEDULE_TWO` are checked at the times of `FileCheckScheduleTwo` only, and schedules are only looked at when `FileCheckScheduleOne` is set as well. With a part missing these directories are never checked, and deleted files are never reported.',
	advice: 'Set both schedules, and end the list with `!%SCHEDULE_TWO`.',
	defaultSeverity: 'warning',
	since: '0.1.0',
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
				what: 'The directories behind `%SCHEDULE_TWO` are dropped: there is no `FileCheckScheduleTwo`.',
			});
		if (two !== undefined && !hasOne)
			report({
				...keySpan(two),
				what: '`FileCheckScheduleTwo` has no effect without `FileCheckScheduleOne`: a daemon never checks its directories.',
			});
		const last = directives.at(-1);
		if (last === undefined || last.text.trimStart().startsWith('!')) return;
		const below = view.lines('header').find((line) => byPlace(line, last) > 0);
		if (below === undefined) return;
		report({
			...textSpan(last),
			severity: 'information',
			what: `The second schedule goes on over the headers below, ${quote(below.text.trim())} first: there is no \`!%SCHEDULE_TWO\`.`,
			why: 'The list does not end with the section: every `dir` line further down belongs to the second schedule as well.',
			related: [{ ...textSpan(below), message: 'It still applies here.' }],
		});
	},
});

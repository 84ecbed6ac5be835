import { defineRule } from '../define-rule.ts';
import { quote, replaceSpan, textSpan } from '../edits.ts';

export const unknownDirective = defineRule({
	id: 'unknown-directive',
	scope: 'line',
	kinds: ['directive'],
	summary: 'Samhain ignores an unknown `%` line.',
	why: 'Only `%SCHEDULE_TWO` and `!%SCHEDULE_TWO` have an effect, and only as the whole line and on a client or standalone samhain. Samhain silently ignores any other `%` line.',
	advice: 'Write `%SCHEDULE_TWO`, or turn the line into a comment.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_readconf.c, sh_readconf_read'],
	examples: {
		bad: [
			'[Misc]\nFileCheckScheduleOne=0 1 * * *\nFileCheckScheduleTwo=0 2 * * *\n[ReadOnly]\n%SCHEDULE TWO\ndir=3/etc\n',
		],
		good: [
			'[Misc]\nFileCheckScheduleOne=0 1 * * *\nFileCheckScheduleTwo=0 2 * * *\n[ReadOnly]\n%SCHEDULE_TWO\ndir=3/etc\n!%SCHEDULE_TWO\n',
		],
	},
	check(line, daemon, report) {
		const span = textSpan(line);
		const text = line.text.slice(span.start, span.end);
		const isKnown = /^!?%SCHEDULE_TWO$/i.test(text);
		if (isKnown && daemon.role !== 'server') return;
		const meant = /^!?%\s*sch/i.test(text) ? `${text.startsWith('!') ? '!' : ''}%SCHEDULE_TWO` : undefined;
		report({
			...span,
			what: isKnown
				? `${quote(text)} has no effect on a server, which does not check files.`
				: `Samhain ignores the unknown directive ${quote(text)}.`,
			fixes: () =>
				meant === undefined || isKnown
					? []
					: [{ title: `Change to \`${meant}\``, edits: [replaceSpan(span, meant)] }],
		});
	},
});

import { optionText } from '../../document/option-text.ts';
import { acceptedLines, effectiveLines } from '../../effective/in-force.ts';
import { defineRule } from '../define-rule.ts';
import { removeLine, textSpan, valueSpan } from '../edits.ts';

/** Intervals, each with the schedule that replaces it. */
const PAIRS = [
	['suidcheckinterval', 'suidcheckschedule'],
	['setfilechecktime', 'filecheckscheduleone'],
] as const;

export const intervalBesideSchedule = defineRule({
	id: 'interval-beside-schedule',
	scope: 'file',
	reads: ['tail', ...PAIRS.flat().map((key) => `option:${key}`)],
	summary: 'An interval has no effect beside a schedule.',
	why: 'With a schedule samhain checks only at the times of the schedule and ignores the interval. Between two times nothing is checked, however short the interval is.',
	advice: 'Keep either the interval or the schedule.',
	defaultSeverity: 'hint',
	concern: 'tidiness',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/samhain.c', 'src/sh_suidchk.c, sh_suidchk_timer', 'Recorded checks of the daemon'],
	examples: {
		bad: [
			'[SuidCheck]\nSuidCheckInterval=3600\nSuidCheckSchedule=30 3 * * *\n',
			'[Misc]\nSetFileCheckTime=600\nFileCheckScheduleOne=30 2 * * *\n',
		],
		good: ['[SuidCheck]\nSuidCheckInterval=3600\n', '[SuidCheck]\nSuidCheckSchedule=30 3 * * *\n'],
	},
	check(view, report) {
		for (const [interval, schedule] of PAIRS) {
			const schedules = effectiveLines(view, schedule);
			for (const line of acceptedLines(view, interval)) {
				const own = line.context?.branch;
				const decides = schedules.find(
					({ context }) => context?.branch === undefined || context.branch === own,
				);
				if (decides === undefined) continue;
				report({
					...textSpan(line),
					tag: 'unnecessary',
					what: `Samhain ignores \`${line.parsed.option?.name ?? ''}\`: \`${decides.parsed.option?.name ?? ''}=${optionText(decides).value}\` decides when it checks.`,
					related: [{ ...valueSpan(decides), message: 'The schedule in force.' }],
					fixes: () => [removeLine(line)],
				});
			}
		}
	},
});

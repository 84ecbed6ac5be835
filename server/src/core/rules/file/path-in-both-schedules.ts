import { mayExclude } from '../../document/line-context.ts';
import { defineRule } from '../define-rule.ts';
import { quote, valueSpan } from '../edits.ts';

const POLICIES = [
	...['ReadOnly', 'Attributes', 'LogFiles', 'GrowingLogFiles', 'IgnoreAll', 'IgnoreNone', 'Prelink'],
	...['User0', 'User1', 'User2', 'User3', 'User4'],
];

export const pathInBothSchedules = defineRule({
	id: 'path-in-both-schedules',
	scope: 'file',
	reads: ['tail', 'directive', ...POLICIES.map((policy) => `policy:${policy}`)],
	summary: 'A directory is in both schedules.',
	why: 'Samhain logs that the path appears twice and exits with status 1.',
	advice: 'Keep the directory in one schedule.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['Recorded checks of the daemon'],
	examples: {
		bad: [
			'[Misc]\nFileCheckScheduleOne=0 1 * * *\nFileCheckScheduleTwo=0 2 * * *\n[ReadOnly]\ndir=3/etc\n%SCHEDULE_TWO\ndir=3/etc\n!%SCHEDULE_TWO\n',
		],
		good: [
			'[Misc]\nFileCheckScheduleOne=0 1 * * *\nFileCheckScheduleTwo=0 2 * * *\n[ReadOnly]\ndir=3/etc\n%SCHEDULE_TWO\ndir=3/var\n!%SCHEDULE_TWO\n',
		],
	},
	check(view, report) {
		// Few files have the directive; only those need the search.
		if (view.lines('directive').length === 0) return;
		for (const policy of POLICIES) {
			for (const line of view.lines(`policy:${policy}`)) {
				for (const definition of line.definitions) {
					if (definition.space !== 'dir-two') continue;
					const other = view
						.definingLines('dir-one', definition.key)
						.find((one) => !mayExclude(one.context?.branch, line.context?.branch));
					if (other === undefined) continue;
					report({
						...valueSpan(line),
						what: `${quote(definition.key)} is in both schedules, so samhain exits.`,
						related: [{ ...valueSpan(other), message: 'The entry of the first schedule.' }],
					});
				}
			}
		}
	},
});

import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'interval-beside-schedule';

describe(RULE, () => {
	it('hints at an interval that a schedule replaces', () => {
		checkLint(
			RULE,
			`[SuidCheck]
SuidCheckInterval=3600
#^^^^^^^^^^^^^^^^^^^^^ interval-beside-schedule(hint): Samhain ignores \`SuidCheckInterval\`: \`SuidCheckSchedule=30 3 * * *\` decides when it checks.
SuidCheckSchedule=30 3 * * *
[Misc]
SetFileCheckTime=600
`,
		);
	});

	it('accepts a schedule that another host reads', () => {
		checkLint(
			RULE,
			`[Misc]
SetFileCheckTime=600
@if hostname_matches ^web
FileCheckScheduleOne=30 2 * * *
@end
`,
		);
	});
});

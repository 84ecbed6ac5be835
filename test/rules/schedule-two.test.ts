import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'schedule-two';

describe(RULE, () => {
	it('flags lists that are never checked', () => {
		checkLint(
			RULE,
			`[ReadOnly]
%SCHEDULE_TWO
#^^^^^^^^^^^^ schedule-two(warning): Samhain drops the directories after \`%SCHEDULE_TWO\`: \`FileCheckScheduleTwo\` is missing.
dir=3/etc
!%SCHEDULE_TWO
`,
		);
	});

	it('wants both schedules', () => {
		checkLint(
			RULE,
			`[Misc]
FileCheckScheduleTwo=0 2 * * *
#^^^^^^^^^^^^^^^^^^^ schedule-two: Without \`FileCheckScheduleOne\`, samhain never checks the directories of \`FileCheckScheduleTwo\`.
`,
		);
	});

	it('informs about a list that goes on', () => {
		checkLint(
			RULE,
			`[Misc]
FileCheckScheduleOne=0 1 * * *
FileCheckScheduleTwo=0 2 * * *
[ReadOnly]
%SCHEDULE_TWO
#^^^^^^^^^^^^ schedule-two(information): The second schedule continues below \`[Attributes]\`: \`!%SCHEDULE_TWO\` is missing.
dir=3/etc
[Attributes]
dir=3/var
`,
		);
	});
});

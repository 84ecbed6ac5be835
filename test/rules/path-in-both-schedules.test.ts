import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'path-in-both-schedules';

describe(RULE, () => {
	it('flags the second entry', () => {
		checkLint(
			RULE,
			`[ReadOnly]
dir=3/etc
%SCHEDULE_TWO
dir=3/etc
#   ^^^^^ path-in-both-schedules(error): \`/etc\` is in both schedules, so samhain exits.
dir=3/var
!%SCHEDULE_TWO
`,
		);
	});
});

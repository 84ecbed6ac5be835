import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'numeric-month';

describe(RULE, () => {
	it('flags the field', () => {
		checkLint(
			RULE,
			`[Misc]
FileCheckScheduleOne=0 4 1 1    *
#                          ^ numeric-month(error): counted from 0
FileCheckScheduleOne=0 4 1 12 *
#                          ^^ numeric-month: never comes
FileCheckScheduleOne=0 4 1 jan *
FileCheckScheduleOne=0 4 1 * 1
`,
		);
	});

	it('writes the name', () => {
		expect(
			checkFix(
				RULE,
				'[Misc]\nFileCheckScheduleOne=0 4 1 1-3 *\n',
				'Change to `jan-mar`',
				'[Misc]\nFileCheckScheduleOne=0 4 1 jan-mar *\n',
			),
		).toEqual([]);
	});
});

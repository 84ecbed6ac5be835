import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'numeric-month';

describe(RULE, () => {
	it('flags the field', () => {
		checkLint(
			RULE,
			`[Misc]
FileCheckScheduleOne=0 4 1 1    *
#                          ^ numeric-month(error): Samhain counts month \`1\` from 0 (January).
FileCheckScheduleOne=0 4 1 12 *
#                          ^^ numeric-month: Samhain counts month \`12\` from 0, so it never occurs.
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

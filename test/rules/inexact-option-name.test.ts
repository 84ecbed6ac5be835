import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'inexact-option-name';

describe(RULE, () => {
	it('flags names that only begin like an option', () => {
		checkLint(
			RULE,
			`[Misc]
SetLoopTimes=60
#^^^^^^^^^^^ inexact-option-name(warning): Samhain reads \`SetLoopTimes\` as \`SetLoopTime\`.
setlooptime = 60
`,
		);
	});

	it('writes the name out', () => {
		expect(
			checkFix(RULE, '[ReadOnly]\nfiles=/etc/passwd\n', 'Change to `file`', '[ReadOnly]\nfile=/etc/passwd\n'),
		).toEqual([]);
	});
});

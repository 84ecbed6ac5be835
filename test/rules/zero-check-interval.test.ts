import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'zero-check-interval';

describe(RULE, () => {
	it('flags no time at all', () => {
		checkLint(
			RULE,
			`[Misc]
SetFileCheckTime=0
#                ^ zero-check-interval(error)
`,
		);
	});

	it('takes any other time', () => {
		checkLint(
			RULE,
			`[Misc]
SetFileCheckTime=60
`,
		);
	});
});

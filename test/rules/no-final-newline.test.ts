import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'no-final-newline';

describe(RULE, () => {
	it('flags the line that is dropped', () => {
		checkLint(
			RULE,
			`[Misc]
SetLoopTime=60
#^^^^^^^^^^^^^ no-final-newline(error): drops the last line`,
		);
	});

	it('does not mind when nothing is lost', () => {
		checkLint(
			RULE,
			`[Misc]
[EOF]`,
		);
		checkLint(
			RULE,
			`[Misc]
# end`,
		);
		checkLint(
			RULE,
			`[Misc]
SetLoopTime=60
`,
		);
		checkLint(
			RULE,
			`[Misc]
   `,
		);
	});

	it('adds the newline', () => {
		expect(checkFix(RULE, '[Misc]\nSetLoopTime=60', 'Add a newline', '[Misc]\nSetLoopTime=60\n')).toEqual([]);
	});
});

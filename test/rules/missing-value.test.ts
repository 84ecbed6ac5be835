import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'missing-value';

describe(RULE, () => {
	it('flags the name', () => {
		checkLint(
			RULE,
			`[Misc]
SetLoopTime=
#^^^^^^^^^^ missing-value(error): no value
SetConsole =   
#^^^^^^^^^ missing-value
`,
		);
	});

	it('removes the line', () => {
		expect(checkFix(RULE, '[Misc]\nSetConsole=\n', 'Remove this line', '[Misc]\n')).toEqual([]);
	});
});

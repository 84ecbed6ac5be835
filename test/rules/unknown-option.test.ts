import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'unknown-option';

describe(RULE, () => {
	it('flags the name', () => {
		checkLint(
			RULE,
			`[Misc]
SetLopTime=60
#^^^^^^^^^ unknown-option(error): Samhain drops this line: the option \`SetLopTime\` does not exist.
SetLoopTime=60
`,
		);
	});

	it('wants names as long as they are', () => {
		checkLint(
			RULE,
			`[Misc]
SetLoop=60
#^^^^^^ unknown-option
`,
		);
	});

	it('does not look under headers that are ignored', () => {
		checkLint(
			RULE,
			`[Nonsense]
SetLopTime=60
`,
		);
	});

	it('takes the nearest name', () => {
		expect(
			checkFix(RULE, '[Misc]\nSetLopTime=60\n', 'Change to `SetLoopTime`', '[Misc]\nSetLoopTime=60\n'),
		).toEqual([]);
	});
});

import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'number-with-text';

describe(RULE, () => {
	it('flags units, words and numbers that do not fit', () => {
		checkLint(
			RULE,
			`[Misc]
SetLoopTime=10m
#           ^^^ number-with-text(error): Samhain reads \`SetLoopTime\` as 10: \`10m\` has text after the number.
SetNiceLevel=abc
#            ^^^ number-with-text: Samhain reads \`SetNiceLevel\` as 0: \`abc\` is not a number.
SetFileCheckTime=99999999999
#                ^^^^^^^^^^^ number-with-text: too large
StartupLoadDelay=5
`,
		);
	});

	it('knows who user 0 is', () => {
		checkLint(
			RULE,
			`[Server]
SetSocketAllowUid=www-data
#                 ^^^^^^^^ number-with-text: Samhain reads \`SetSocketAllowUID\` as 0: \`www-data\` is not a number.
`,
		);
	});

	it('leaves the number', () => {
		expect(checkFix(RULE, '[Misc]\nSetLoopTime=10m\n', 'Change to `10`', '[Misc]\nSetLoopTime=10\n')).toEqual(
			[],
		);
	});
});

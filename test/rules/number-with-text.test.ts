import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'number-with-text';

describe(RULE, () => {
	it('flags units, words and numbers that do not fit', () => {
		checkLint(
			RULE,
			`[Misc]
SetLoopTime=10m
#           ^^^ number-with-text(error): read as 10
SetNiceLevel=abc
#            ^^^ number-with-text: read as 0
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
#                 ^^^^^^^^ number-with-text: read as 0
`,
		);
	});

	it('leaves the number', () => {
		expect(checkFix(RULE, '[Misc]\nSetLoopTime=10m\n', 'Change to `10`', '[Misc]\nSetLoopTime=10\n')).toEqual(
			[],
		);
	});
});

import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'text-after-header';

describe(RULE, () => {
	it('flags an option on the line of a header', () => {
		checkLint(
			RULE,
			`[Misc] SetLoopTime=60
#      ^^^^^^^^^^^^^^ text-after-header(warning): Samhain ignores \`SetLoopTime=60\`, because it follows a header on the same line.
[Log] # destinations
[ReadOnly] files
`,
		);
	});

	it('moves it down', () => {
		expect(
			checkFix(RULE, '[Misc] SetLoopTime=60\n', 'Move it to the next line', '[Misc]\nSetLoopTime=60\n'),
		).toEqual([]);
	});
});

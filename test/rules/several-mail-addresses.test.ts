import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'several-mail-addresses';

describe(RULE, () => {
	it('flags the value', () => {
		checkLint(
			RULE,
			`[Mail]
SetMailAddress=a@b.c d@e.f
#              ^^^^^^^^^^^ several-mail-addresses(error): one address
SetMailAddress=g@h.i
`,
		);
	});

	it('writes one line each', () => {
		expect(
			checkFix(
				RULE,
				'[Mail]\nSetMailAddress=a@b.c, d@e.f\n',
				'Write one line for each address',
				'[Mail]\nSetMailAddress=a@b.c\nSetMailAddress=d@e.f\n',
			),
		).toEqual([]);
	});
});

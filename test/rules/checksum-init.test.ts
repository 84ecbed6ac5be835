import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'checksum-init';

describe(RULE, () => {
	it('flags a baseline at each start', () => {
		checkLint(
			RULE,
			`[Misc]
ChecksumTest=init
#            ^^^^ checksum-init(error)
`,
		);
	});

	it('takes the others', () => {
		checkLint(
			RULE,
			`[Misc]
ChecksumTest=check
`,
		);
	});

	it('checks instead', () => {
		expect(
			checkFix(RULE, '[Misc]\nChecksumTest=update\n', 'Change to `check`', '[Misc]\nChecksumTest=check\n'),
		).toEqual([]);
	});
});

import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'root-as-trusted-user';

describe(RULE, () => {
	it('informs', () => {
		checkLint(
			RULE,
			`[Misc]
TrustedUser=root
#           ^^^^ root-as-trusted-user(information): trusted anyway
TrustedUser=daemon
`,
		);
	});

	it('leaves root out', () => {
		expect(
			checkFix(RULE, '[Misc]\nTrustedUser=root,daemon\n', 'Leave root out', '[Misc]\nTrustedUser=daemon\n'),
		).toEqual([]);
	});
});

import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'root-as-trusted-user';

describe(RULE, () => {
	it('informs', () => {
		checkLint(
			RULE,
			`[Misc]
TrustedUser=root
#           ^^^^ root-as-trusted-user(information): Samhain rejects root in \`TrustedUser\`, because root is always trusted.
TrustedUser=daemon
`,
		);
	});

	it('leaves root out', () => {
		expect(
			checkFix(RULE, '[Misc]\nTrustedUser=root,daemon\n', 'Remove root', '[Misc]\nTrustedUser=daemon\n'),
		).toEqual([]);
	});
});

import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'unsupported-option';

describe(RULE, () => {
	it('flags the name', () => {
		checkLint(
			RULE,
			`[Server]
SetSocketPassword=secret
#^^^^^^^^^^^^^^^^ unsupported-option(warning): Samhain always rejects \`SetSocketPassword\` on Linux.
SetSocketAllowUid=0
`,
		);
	});
});

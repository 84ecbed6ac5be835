import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'redef-replaces-mask';

describe(RULE, () => {
	it('flags tests without a sign behind others', () => {
		checkLint(
			RULE,
			`[Misc]
RedefReadOnly=CHK,MOD
#                 ^^^ redef-replaces-mask(error): \`MOD\` without \`+\` or \`-\` replaces the mask: from here on the policy checks only MOD.
RedefUser0=+CHK -MOD
RedefUser1=CHK
`,
		);
	});
});

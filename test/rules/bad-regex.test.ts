import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'bad-regex';

describe(RULE, () => {
	it('flags expressions that do not compile', () => {
		checkLint(
			RULE,
			`[Misc]
IgnoreAdded=/var/(log
#           ^^^^^^^^^ bad-regex(error): Invalid regular expression in \`/var/(log\` (Unmatched ( or \\().
IgnoreAdded=/var/(log)/.*
@ we(b
# ^^^^ bad-regex: Invalid regular expression \`we(b\` (Unmatched ( or \\(): this condition never matches.
@end
`,
		);
	});
});

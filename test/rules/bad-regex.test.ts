import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'bad-regex';

describe(RULE, () => {
	it('flags expressions that do not compile', () => {
		checkLint(
			RULE,
			`[Misc]
IgnoreAdded=/var/(log
#           ^^^^^^^^^ bad-regex(error): does not compile
IgnoreAdded=/var/(log)/.*
@ we(b
# ^^^^ bad-regex: never met
@end
`,
		);
	});
});

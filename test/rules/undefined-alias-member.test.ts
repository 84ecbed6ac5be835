import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'undefined-alias-member';

describe(RULE, () => {
	it('wants the members first', () => {
		checkLint(
			RULE,
			`[Mail]
SetMailAlias=ops:a@b.c
#            ^^^^^^^^^ undefined-alias-member(error): Samhain rejects the alias \`ops:a@b.c\`: a member is undefined, or the name is taken.
SetMailAddress=a@b.c
SetMailAlias=ops:a@b.c
`,
		);
	});
});

import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'implicit-depth';

describe(RULE, () => {
	it('informs about directories without a depth', () => {
		checkLint(
			RULE,
			`[ReadOnly]
dir=/etc
#   ^^^^ implicit-depth(information): \`SetRecursionLevel\`
dir=0/usr
[IgnoreAll]
dir=/var
`,
		);
	});
});

import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'repeated-else';

describe(RULE, () => {
	it('flags the second one of a block', () => {
		checkLint(
			RULE,
			`[Misc]
@^a
@else
@else
#^^^^ repeated-else(warning): a further
@end
@^b
@else
@end
`,
		);
	});

	it('removes it', () => {
		expect(checkFix(RULE, '@^a\n@else\n@else\n@end\n', 'Remove this line', '@^a\n@else\n@end\n')).toEqual([]);
	});
});

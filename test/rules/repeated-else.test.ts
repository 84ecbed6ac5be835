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
#^^^^ repeated-else(warning): A second \`@else\` inverts the condition again: the lines after it belong to the first part.
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

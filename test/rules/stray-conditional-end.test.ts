import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'stray-conditional-end';

describe(RULE, () => {
	it('flags ends and turns without a block', () => {
		checkLint(
			RULE,
			`[Misc]
@end
#^^^ stray-conditional-end(error): \`@end\` is outside any conditional block.
@else
#^^^^ stray-conditional-end
@^a
@end
`,
		);
	});

	it('removes the line', () => {
		expect(checkFix(RULE, '[Misc]\n@end\n', 'Remove this line', '[Misc]\n')).toEqual([]);
	});
});

import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'unsupported-test';

describe(RULE, () => {
	it('flags the word', () => {
		checkLint(
			RULE,
			`@if hostname_match ^web
#   ^^^^^^^^^^^^^^ unsupported-test(error): The test \`hostname_match\` does not exist, so the condition is false.
@end
@if hostname_matches ^web
@end
`,
		);
	});

	it('takes the nearest one', () => {
		expect(
			checkFix(
				RULE,
				'@if hostname_match ^web\n@end\n',
				'Change to `hostname_matches`',
				'@if hostname_matches ^web\n@end\n',
			),
		).toEqual([]);
	});
});

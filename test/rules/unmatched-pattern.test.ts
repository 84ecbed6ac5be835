import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'unmatched-pattern';

describe(RULE, () => {
	it('informs about patterns', () => {
		checkLint(
			RULE,
			`[LogFiles]
file=/srv/*/log
#    ^^^^^^^^^^ unmatched-pattern(information): a pattern
file=/srv/www/log
`,
		);
	});
});

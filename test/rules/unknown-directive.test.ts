import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'unknown-directive';

describe(RULE, () => {
	it('flags all but the one', () => {
		checkLint(
			RULE,
			`[ReadOnly]
%SCHEDULE TWO
#^^^^^^^^^^^^ unknown-directive(warning): ignored
%include x
#^^^^^^^^^ unknown-directive
%schedule_two
!%SCHEDULE_TWO
`,
		);
	});

	it('knows that a server has none', () => {
		checkLint(
			RULE,
			`[Clients]
%SCHEDULE_TWO
#^^^^^^^^^^^^ unknown-directive: means nothing
`,
		);
	});
});

import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'unknown-directive';

describe(RULE, () => {
	it('flags all but the one', () => {
		checkLint(
			RULE,
			`[ReadOnly]
%SCHEDULE TWO
#^^^^^^^^^^^^ unknown-directive(warning): Samhain ignores the unknown directive \`%SCHEDULE TWO\`.
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
#^^^^^^^^^^^^ unknown-directive: \`%SCHEDULE_TWO\` has no effect on a server, which does not check files.
`,
		);
	});
});

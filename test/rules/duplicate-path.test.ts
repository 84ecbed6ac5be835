import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'duplicate-path';

describe(RULE, () => {
	it('flags the line that is ignored', () => {
		checkLint(
			RULE,
			`[ReadOnly]
file=/etc/passwd
dir=3/etc
[Attributes]
file=/etc/passwd/
#^^^^^^^^^^^^^^^^ duplicate-path(warning): in [ReadOnly]
file=/etc
`,
		);
	});

	it('knows branches that exclude each other', () => {
		checkLint(
			RULE,
			`[ReadOnly]
@if hostname_matches ^a
file=/etc/passwd
@else
file=/etc/passwd
@end
`,
		);
	});

	it('removes it', () => {
		expect(
			checkFix(
				RULE,
				'[ReadOnly]\nfile=/etc/a\nfile=/etc/a\n',
				'Remove this line',
				'[ReadOnly]\nfile=/etc/a\n',
			),
		).toEqual([]);
	});
});

import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'ignored-outside';

describe(RULE, () => {
	it('flags directories that no check reaches', () => {
		checkLint(
			RULE,
			`[ReadOnly]
dir=1/etc
[IgnoreAll]
dir=-1/mounts/
#   ^^^^^^^^^^ ignored-outside(information): No line watches the directory above \`/mounts\`
dir=-1/etc/a
dir=-1/etc/a/b/c
#   ^^^^^^^^^^^^ ignored-outside(information): \`/etc/a/b/c\`
dir=-1/etc/b/c
dir=0/srv
`,
		);
	});

	it('removes the line', () => {
		expect(
			checkFix(
				RULE,
				'[ReadOnly]\ndir=1/etc\n[IgnoreAll]\ndir=-1/mounts\n',
				'Remove this line',
				'[ReadOnly]\ndir=1/etc\n[IgnoreAll]\n',
			),
		).toEqual([]);
	});
});

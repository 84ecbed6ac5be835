import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'depth-on-file';

describe(RULE, () => {
	it('flags the value', () => {
		checkLint(
			RULE,
			`[ReadOnly]
file=3/etc/ssh
#    ^^^^^^^^^ depth-on-file(error): no depth
dir=3/etc/ssh
`,
		);
	});

	it('makes it a directory', () => {
		expect(
			checkFix(RULE, '[ReadOnly]\nfile=3/etc/ssh\n', 'Change `file` to `dir`', '[ReadOnly]\ndir=3/etc/ssh\n'),
		).toEqual([]);
	});

	it('takes the depth away', () => {
		expect(
			checkFix(RULE, '[ReadOnly]\nfile=3/etc/ssh\n', 'Take the depth away', '[ReadOnly]\nfile=/etc/ssh\n'),
		).toEqual([]);
	});
});

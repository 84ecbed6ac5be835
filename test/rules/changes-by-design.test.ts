import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'changes-by-design';

describe(RULE, () => {
	it('informs of what never stays the same', () => {
		checkLint(
			RULE,
			`[ReadOnly]
dir=99/var/log/
#   ^^^^^^^^^^^ changes-by-design(information): \`/var/log\` changes in normal use, so [ReadOnly] reports it again and again.
dir=99/proc
#   ^^^^^^^ changes-by-design(information)
file=/etc/mtab
#    ^^^^^^^^^ changes-by-design(information)
file=/tmp
dir=99/etc
[Attributes]
dir=99/tmp
[IgnoreNone]
dir=/tmp
#   ^^^^ changes-by-design(information): [IgnoreNone]
`,
		);
	});
});

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

	it('names what a directory above covers, too', () => {
		checkLint(
			RULE,
			`[ReadOnly]
dir=99/
#   ^^^ changes-by-design(information): This line also covers \`/proc\` and \`/tmp\`,
[IgnoreAll]
dir=-1/var
dir=-1/dev
`,
		);
		checkLint(
			RULE,
			`[IgnoreNone]
dir=99/var
#   ^^^^^^ changes-by-design(information): This line also covers \`/var/log\`, which changes
[Attributes]
dir=99/var/tmp
file=/var/spool/cron/root
`,
		);
	});

	it('looks as deep as samhain does', () => {
		checkLint(RULE, '[ReadOnly]\ndir=0/\ndir=0/var\n');
		checkLint(
			RULE,
			`[ReadOnly]
dir=1/
#   ^^ changes-by-design(information): also covers \`/proc\` and \`/tmp\`,
`,
		);
	});

	it('says nothing where lines of their own decide', () => {
		checkLint(
			RULE,
			'[ReadOnly]\ndir=99/var\n[LogFiles]\ndir=99/var/log\n[IgnoreAll]\ndir=-1/var/tmp\ndir=-1/var/spool\n',
		);
	});
});

import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'ignore-all-with-depth';

describe(RULE, () => {
	it('warns where files come and go, and informs elsewhere', () => {
		checkLint(
			RULE,
			`[IgnoreAll]
dir=/tmp
#   ^^^^ ignore-all-with-depth(warning): Samhain still reports files that appear in or disappear from \`/tmp\`: only the depth -1 ignores them.
dir=99/run/user
#   ^^^^^^^^^^^ ignore-all-with-depth(warning): \`/run/user\`
dir=0/root
#   ^^^^^^ ignore-all-with-depth(information): \`/root\`
dir=-1/proc
file=/etc/nologin
[ReadOnly]
dir=1/var/tmp
`,
		);
	});

	it('reports nothing where nobody receives the reports', () => {
		checkLint(RULE, '[IgnoreAll]\ndir=0/tmp\n[EventSeverity]\nSeverityIgnoreAll=none\n');
		checkLint(
			RULE,
			'[IgnoreAll]\ndir=0/tmp\n[EventSeverity]\nSeverityIgnoreAll=info\n[Log]\nLogSeverity=crit\n',
		);
	});

	it('takes the depth of a line without one from SetRecursionLevel', () => {
		checkLint(RULE, '[Misc]\nSetRecursionLevel=-1\n[IgnoreAll]\ndir=-1/tmp\n');
	});

	it('changes the depth', () => {
		expect(
			checkFix(
				RULE,
				'[IgnoreAll]\ndir=99/etc/app\n',
				'Change to `-1/etc/app`',
				'[IgnoreAll]\ndir=-1/etc/app\n',
			),
		).toEqual([]);
		expect(
			checkFix(RULE, '[IgnoreAll]\ndir="/tmp"\n', 'Change to `-1/tmp`', '[IgnoreAll]\ndir="-1/tmp"\n'),
		).toEqual([]);
	});
});

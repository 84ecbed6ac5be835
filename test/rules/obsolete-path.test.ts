import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'obsolete-path';

describe(RULE, () => {
	it('informs once of paths of software that is gone', () => {
		checkLint(
			RULE,
			`[ReadOnly]
file=/etc/ssh/ssh_host_rsa_key
file=/etc/ssh_random_seed
#    ^^^^^^^^^^^^^^^^^^^^ obsolete-path(information): \`/etc/ssh_random_seed\` is gone: SSH 1 kept its random numbers there, like 2 more below.
dir=2/usr/X11R6/bin
[IgnoreAll]
file=/etc/ioctl.save
`,
		);
	});

	it('removes all of them', () => {
		expect(
			checkFix(
				RULE,
				'[ReadOnly]\nfile=/etc/modules.conf\nfile=/etc/hosts\ndir=/usr/X11R6\n',
				'Remove these lines',
				'[ReadOnly]\nfile=/etc/hosts\n',
			),
		).toEqual([]);
	});
});

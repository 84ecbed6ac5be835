import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'unwatched-content';

describe(RULE, () => {
	it('informs once of a file', () => {
		checkLint(
			RULE,
			`[ReadOnly]
dir=99/etc
[Attributes]
file=/etc/shadow
#    ^^^^^^^^^^^ unwatched-content(information): Samhain does not notice changed content of \`/etc/shadow\`, \`/etc/sudoers\`: the policy
[IgnoreAll]
file=/etc/sudoers
`,
		);
	});

	it('knows what a directory covers', () => {
		checkLint(
			RULE,
			`[Attributes]
dir=99/usr
#   ^^^^^^ unwatched-content(information): \`/usr/bin\`, \`/usr/sbin\`, \`/usr/lib\`: the policy
`,
		);
		checkLint(RULE, '[Attributes]\ndir=0/usr\n');
	});

	it('knows redefined tests above the line only', () => {
		checkLint(RULE, '[Misc]\nRedefAttributes=+CHK\n[Attributes]\nfile=/etc/shadow\n');
		checkLint(
			RULE,
			`[Attributes]
file=/etc/shadow
#    ^^^^^^^^^^^ unwatched-content(information)
[Misc]
RedefAttributes=+CHK
`,
		);
	});

	it('reports nothing about files that nobody watches', () => {
		checkLint(RULE, '[Attributes]\nfile=/etc/motd\n[IgnoreAll]\ndir=-1/etc\n');
	});
});

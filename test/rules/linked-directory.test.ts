import { describe, expect, it } from 'vitest';
import { DEFAULT_MACHINE } from '../../server/src/core/daemon/machine.ts';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'linked-directory';

describe(RULE, () => {
	it('warns once when nothing watches what the links lead to', () => {
		checkLint(
			RULE,
			`[ReadOnly]
dir=99/etc
dir=99/bin
#   ^^^^^^ linked-directory(warning): \`/bin\` and \`/lib\` are links to \`/usr/bin\` and \`/usr/lib\` on current systems, so samhain reports MISSING and does not look inside, and no line watches \`/usr/bin\` and \`/usr/lib\`.
dir=99/lib/
`,
		);
	});

	it('only informs when the directory below /usr is watched', () => {
		checkLint(
			RULE,
			`[ReadOnly]
dir=0/sbin
#   ^^^^^^ linked-directory(information): is a link to
dir=1/usr
`,
		);
	});

	it.each([
		['[ReadOnly]\ndir=0/usr\ndir=1/bin\n', 'a depth that ends above the programs'],
		['[ReadOnly]\ndir=1/bin\n[IgnoreAll]\ndir=0/usr/bin\n', 'a policy that ignores them'],
	])('does not take %j for watched: %s', (text) => {
		const marked = text.replace(
			'dir=1/bin\n',
			'dir=1/bin\n#   ^^^^^ linked-directory(warning): no line watches\n',
		);
		checkLint(RULE, marked);
	});

	it('reports nothing about a link as such, about what is below it, and about a directory that samhain leaves alone', () => {
		checkLint(RULE, '[ReadOnly]\nfile=/bin\ndir=3/lib/modules\n[IgnoreAll]\ndir=-1/sbin\n');
	});

	it('believes the table of the machine', () => {
		const machine = { ...DEFAULT_MACHINE, links: { '/bin': '', '/lib': '/usr/lib' } };
		checkLint(RULE, '[ReadOnly]\ndir=99/bin\n', { machine });
	});

	it('names the directories below /usr', () => {
		expect(
			checkFix(
				RULE,
				'[ReadOnly]\ndir = 99/bin\ndir="3/sbin/"\n',
				'Watch `/usr/bin` and `/usr/sbin` instead',
				'[ReadOnly]\ndir = 99/usr/bin\ndir="3/usr/sbin/"\n',
			),
		).toEqual([]);
	});

	it('takes a line away whose target has a line of its own', () => {
		expect(
			checkFix(
				RULE,
				'[ReadOnly]\ndir=99/bin\ndir=99/usr/bin\n',
				'Remove `/bin`',
				'[ReadOnly]\ndir=99/usr/bin\n',
			),
		).toEqual([]);
	});
});

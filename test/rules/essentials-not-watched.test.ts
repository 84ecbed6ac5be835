import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'essentials-not-watched';

describe(RULE, () => {
	it('informs once of what no line watches', () => {
		checkLint(
			RULE,
			`[ReadOnly]
file=/srv/x
dir=99/var
#   ^^^^^^ essentials-not-watched(information): \`/etc\`, \`/usr/bin\`, \`/usr/sbin\`, \`/usr/lib\`, \`/boot\`
dir=3/srv
`,
		);
	});

	it('takes folders above into account, with their depth', () => {
		checkLint(
			RULE,
			`[ReadOnly]
dir=1/
#   ^^ essentials-not-watched(information): No line of this file watches what is in \`/usr/bin\`, \`/usr/sbin\`, \`/usr/lib\`.
`,
		);
		checkLint(RULE, '[ReadOnly]\ndir=2/\n');
	});

	it('does not take [IgnoreAll] for watching', () => {
		checkLint(
			RULE,
			`[ReadOnly]
dir=99/
#   ^^^ essentials-not-watched(information): \`/boot\`
[IgnoreAll]
dir=0/boot
`,
		);
	});

	it('adds lines', () => {
		expect(
			checkFix(
				RULE,
				'[Attributes]\ndir=99/etc\ndir=1/usr\n',
				'Watch them with [ReadOnly]',
				'[ReadOnly]\ndir=99/boot\n[Attributes]\ndir=99/etc\ndir=1/usr\n'.replace(
					'[ReadOnly]',
					'[Attributes]\n[ReadOnly]',
				),
			),
		).toEqual([]);
	});
});

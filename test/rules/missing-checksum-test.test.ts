import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'missing-checksum-test';

describe(RULE, () => {
	it('flags a whole configuration without it', () => {
		checkLint(
			RULE,
			`[Log]
[Misc]
#^^^^^ missing-checksum-test(warning): missing
[ReadOnly]
file=/etc/passwd
`,
		);
	});

	it('asks neither servers nor parts of a file', () => {
		checkLint(
			RULE,
			`[Misc]
[ReadOnly]
file=/etc/passwd
`,
		);
		checkLint(
			RULE,
			`[Log]
[Misc]
ChecksumTest=none
[ReadOnly]
file=/etc/passwd
`,
		);
	});

	it('adds it', () => {
		expect(
			checkFix(
				RULE,
				'[Log]\n[Misc]\n[ReadOnly]\nfile=/etc/passwd\n',
				'Add `ChecksumTest=check`',
				'[Log]\n[Misc]\nChecksumTest=check\n[ReadOnly]\nfile=/etc/passwd\n',
			),
		).toEqual([]);
	});
});

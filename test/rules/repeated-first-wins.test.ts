import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'repeated-first-wins';

describe(RULE, () => {
	it('flags what is ignored', () => {
		checkLint(
			RULE,
			`[Misc]
ChecksumTest=check
ChecksumTest=none
#            ^^^^ repeated-first-wins(error): Samhain ignores \`none\` and keeps the first \`ChecksumTest\`.
`,
		);
	});

	it('counts a wrong first line', () => {
		checkLint(
			RULE,
			`[Misc]
ChecksumTest=chek
ChecksumTest=check
#            ^^^^^ repeated-first-wins: Samhain ignores \`check\` and keeps the first \`ChecksumTest\`.
`,
		);
	});

	it('warns about the second jail', () => {
		checkLint(
			RULE,
			`[Server]
SetChrootDir=/a
SetChrootDir=/b
#            ^^ repeated-first-wins(warning)
`,
		);
	});

	it('removes it', () => {
		expect(
			checkFix(
				RULE,
				'[Misc]\nChecksumTest=check\nChecksumTest=none\n',
				'Remove this line',
				'[Misc]\nChecksumTest=check\n',
			),
		).toEqual([]);
	});
});

import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'weak-digest';

describe(RULE, () => {
	it('informs of broken hash functions', () => {
		checkLint(
			RULE,
			`[Misc]
DigestAlgo=MD5
#          ^^^ weak-digest(information): \`MD5\` is broken: anybody can make two files with the same checksum.
DigestAlgo=SHA1
#          ^^^^ weak-digest(information): \`SHA1\` is broken
DigestAlgo=SHA256
DigestAlgo=md5
`,
		);
	});

	it('offers another one', () => {
		expect(
			checkFix(RULE, '[Misc]\nDigestAlgo=MD5\n', 'Change to `SHA256`', '[Misc]\nDigestAlgo=SHA256\n'),
		).toEqual([]);
	});
});

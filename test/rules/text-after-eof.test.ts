import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'text-after-eof';

describe(RULE, () => {
	it('flags text behind the end', () => {
		checkLint(
			RULE,
			`[Misc]
[EOF]
# notes
SetLoopTime=60
#^^^^^^^^^^^^^ text-after-eof(warning): not read
`,
		);
	});

	it('names clients that are not read', () => {
		checkLint(
			RULE,
			`[Clients]
[eof]
Client=a.example.org@A@1
#^^^^^^^^^^^^^^^^^^^^^^^ text-after-eof: Samhain does not read the \`Client=\` entries after \`[EOF]\`.
`,
		);
	});

	it('knows a signature', () => {
		checkLint(
			RULE,
			`[Misc]
[EOF]
-----BEGIN PGP SIGNATURE-----
abc
`,
		);
	});

	it('takes the mark away', () => {
		expect(
			checkFix(RULE, '[Misc]\n[EOF]\nSetLoopTime=60\n', 'Remove `[EOF]`', '[Misc]\nSetLoopTime=60\n'),
		).toEqual([]);
	});
});

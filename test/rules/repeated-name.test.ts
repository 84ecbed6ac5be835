import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'repeated-name';

describe(RULE, () => {
	it('flags addresses and ports that are there already', () => {
		checkLint(
			RULE,
			`[Mail]
SetMailAddress=a@b.c
SetMailAddress=a@b.c
#              ^^^^^ repeated-name(warning): Samhain rejects \`SetMailAddress\`: \`a@b.c\` repeats an earlier value.
[PortCheck]
PortCheckRequired=22/tcp
PortCheckOptional=22/tcp
#                 ^^^^^^ repeated-name
`,
		);
	});
});

import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'emptied-policy';

describe(RULE, () => {
	it('flags the last line that takes tests away', () => {
		checkLint(
			RULE,
			`[Misc]
RedefReadOnly=-MTM,-CTM
RedefReadOnly=-CHK,-SIZ
#             ^^^^^^^^^ emptied-policy(information): does not notice changed content in [ReadOnly]
RedefUser0=MOD
[ReadOnly]
file=/usr/bin/ls
[User0]
file=/usr/bin/cat
`,
		);
	});

	it('reports nothing where a test is left, the policy has no entry, or its entries come first', () => {
		checkLint(RULE, '[Misc]\nRedefReadOnly=-CHK,-SIZ,-MTM\n[ReadOnly]\nfile=/usr/bin/ls\n');
		checkLint(RULE, '[Misc]\nRedefReadOnly=MOD\n');
		checkLint(RULE, '[ReadOnly]\nfile=/usr/bin/ls\n[Misc]\nRedefReadOnly=MOD\n');
	});

	it('removes the only line', () => {
		expect(
			checkFix(
				RULE,
				'[Misc]\nRedefReadOnly=MOD\n[ReadOnly]\nfile=/usr/bin/ls\n',
				'Remove this line',
				'[Misc]\n[ReadOnly]\nfile=/usr/bin/ls\n',
			),
		).toEqual([]);
	});
});

import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'redef-after-use';

describe(RULE, () => {
	it('flags what comes too late', () => {
		checkLint(
			RULE,
			`[ReadOnly]
file=/etc/passwd
[Misc]
RedefReadOnly=-MTM
#^^^^^^^^^^^^ redef-after-use(error): \`RedefReadOnly\` does not change the [ReadOnly] entries above it.
RedefAttributes=+MTM
[Attributes]
file=/etc
`,
		);
	});

	it('moves it up', () => {
		expect(
			checkFix(
				RULE,
				'[ReadOnly]\nfile=/etc/passwd\n[Misc]\nRedefReadOnly=-MTM\n',
				'Move the line above the entries',
				'[Misc]\nRedefReadOnly=-MTM\n[ReadOnly]\nfile=/etc/passwd\n[Misc]\n',
			),
		).toEqual([]);
	});
});

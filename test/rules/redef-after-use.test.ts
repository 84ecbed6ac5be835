import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'redef-after-use';

describe(RULE, () => {
	it('flags what comes too late', () => {
		checkLint(
			RULE,
			`[ReadOnly]
file=/etc/passwd
[Misc]
RedefReadOnly=-MTM
#^^^^^^^^^^^^ redef-after-use(error): too late
RedefAttributes=+MTM
[Attributes]
file=/etc
`,
		);
	});
});

import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'password-in-file';

describe(RULE, () => {
	it('informs', () => {
		checkLint(
			RULE,
			`[Database]
SetDBPassword=secret
#^^^^^^^^^^^^ password-in-file(information): clear text
SetDBUser=samhain
`,
			{ role: 'server' },
		);
	});
});

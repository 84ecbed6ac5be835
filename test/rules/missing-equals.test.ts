import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'missing-equals';

describe(RULE, () => {
	it('flags the line', () => {
		checkLint(
			RULE,
			`[Misc]
SetLoopTime 60
#^^^^^^^^^^^^^ missing-equals(error): no \`=\`
`,
		);
	});

	it('knows words that need none', () => {
		checkLint(
			RULE,
			`[Mail]
SetMailAddress=root@example.org
CloseAddress
`,
		);
	});

	it('sees a header without its bracket', () => {
		checkLint(
			RULE,
			`[Misc]
Log]
#^^^ missing-equals: the opening bracket is missing
`,
		);
	});

	it('puts the sign in', () => {
		expect(
			checkFix(
				RULE,
				'[Misc]\nSetLoopTime 60\n',
				'Insert `=` between name and value',
				'[Misc]\nSetLoopTime=60\n',
			),
		).toEqual([]);
	});

	it('puts the bracket back', () => {
		expect(checkFix(RULE, '[Misc]\nLog]\n', 'Change to `[Log]`', '[Misc]\n[Log]\n')).toEqual([]);
	});
});

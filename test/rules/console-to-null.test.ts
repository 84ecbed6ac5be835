import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'console-to-null';

describe(RULE, () => {
	it('gives a hint', () => {
		checkLint(
			RULE,
			`[Misc]
SetConsole=/dev/null
#          ^^^^^^^^^ console-to-null(hint)
SetConsole=/dev/tty1
`,
		);
	});

	it('removes the line', () => {
		expect(checkFix(RULE, '[Misc]\nSetConsole=/dev/null\n', 'Remove this line', '[Misc]\n')).toEqual([]);
	});
});

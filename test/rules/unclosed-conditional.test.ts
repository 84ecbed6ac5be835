import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'unclosed-conditional';

describe(RULE, () => {
	it('flags the line that opens the block', () => {
		checkLint(
			RULE,
			`[Misc]
@if hostname_matches ^web
#^^^^^^^^^^^^^^^^^^^^^^^^ unclosed-conditional(error): \`@if hostname_matches ^web\` has no \`@end\`: hosts that do not match ignore the rest of the file.
SetLoopTime=60
`,
		);
	});

	it('knows every way to close one', () => {
		checkLint(
			RULE,
			`@a
@end
@b
@fi
$c
$end
$d
$FI
`,
		);
	});

	it('finds the outer one of two', () => {
		checkLint(
			RULE,
			`@^a
#^^ unclosed-conditional
@^b
@end
`,
		);
	});

	it('closes it before the end', () => {
		expect(
			checkFix(
				RULE,
				'[Misc]\n@^a\nSetLoopTime=60\n[EOF]\n',
				'Add `@end`',
				'[Misc]\n@^a\nSetLoopTime=60\n@end\n[EOF]\n',
			),
		).toEqual([]);
	});
});

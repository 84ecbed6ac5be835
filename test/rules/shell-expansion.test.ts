import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'shell-expansion';

describe(RULE, () => {
	it('informs about commands', () => {
		checkLint(
			RULE,
			`[Misc]
SetBindAddress=$(hostname -i)
#              ^^^^^^^^^^^^^^ shell-expansion(information): as root
@if command_succeeds test -e /x
#                    ^^^^^^^^^^ shell-expansion: as root
@end
IgnoreAdded=/tmp/$(x)
`,
		);
	});
});

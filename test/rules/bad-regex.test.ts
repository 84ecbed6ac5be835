import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'bad-regex';

describe(RULE, () => {
	it('flags expressions that do not compile', () => {
		checkLint(
			RULE,
			`[Misc]
IgnoreAdded=/var/(log
#           ^^^^^^^^^ bad-regex(error): Invalid regular expression in \`/var/(log\` (Unmatched ( or \\().
IgnoreAdded=/var/(log)/.*
@ we(b
# ^^^^ bad-regex: Invalid regular expression \`we(b\` (Unmatched ( or \\(): this condition is met only where the text begins with the whole name of the host.
@end
@ (we
# ^^^ bad-regex: this condition is never met.
@end
@if not hostname_matches (we
#                        ^^^ bad-regex: this condition is met on every host.
@end
@if not hostname_matches web1(
#                        ^^^^^ bad-regex: this condition is met on every host, except where the text begins with its whole name.
@end
`,
		);
	});
});

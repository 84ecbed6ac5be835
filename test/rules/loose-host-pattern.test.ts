import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'loose-host-pattern';

describe(RULE, () => {
	it('flags plain names', () => {
		checkLint(
			RULE,
			`[Misc]
@if hostname_matches web1
#                    ^^^^ loose-host-pattern(hint)
@end
@^web1$
@end
@if hostname_matches web[0-9]
@end
@if system_matches Linux
@end
`,
		);
	});
});

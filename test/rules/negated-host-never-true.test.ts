import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'negated-host-never-true';

describe(RULE, () => {
	it('flags both forms', () => {
		checkLint(
			RULE,
			`[Misc]
!@web1.example.org
#^^^^^^^^^^^^^^^^^ negated-host-never-true(error)
@end
!$Linux
#^^^^^^ negated-host-never-true
$end
@if not hostname_matches ^web1$
@end
`,
		);
	});
});

import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'shared-baseline';

describe(RULE, () => {
	it('flags one baseline for two hosts', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
#      ^^^^^^^^^^^^^^^^ missing-client-config(information): The data directory holds no configuration (rc.NAME or rc): clients that download theirs cannot start.
Client=web2.example.org@0123456789ABCDEF@BBBB
=== data/file
baseline
#| shared-baseline(warning): 2 clients share this baseline: web1.example.org, web2.example.org.
`,
		);
	});
});

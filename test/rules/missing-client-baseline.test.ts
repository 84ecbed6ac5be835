import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'missing-client-baseline';

describe(RULE, () => {
	it('flags a registered client without a baseline', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
Client=web2.example.org@0123456789ABCDEF@BBBB
#      ^^^^^^^^^^^^^^^^ missing-client-baseline(warning): web2.example.org cannot download a baseline: neither file.web2.example.org nor file exists.
=== data/file.web1.example.org
baseline
`,
		);
	});
});

import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'hosts-line-ignored';

describe(RULE, () => {
	it('flags a line in hosts with name and address exchanged', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
=== hosts
web9.example.org 10.0.0.19
#^^^^^^^^^^^^^^^^^^^^^^^^^ hosts-line-ignored(warning): The resolver ignores "web9.example.org 10.0.0.19", which does not begin with an address.
`,
		);
	});
});

import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'client-lookup-mismatch';

describe(RULE, () => {
	it('flags an address of a client that leads to another name', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
#      ^^^^^^^^^^^^^^^^ client-lookup-mismatch(information): web1.example.org connects from 10.0.0.11, which the server resolves to old.example.org.
=== hosts
10.0.0.11 old.example.org
10.0.0.11 web1.example.org
`,
		);
	});
});

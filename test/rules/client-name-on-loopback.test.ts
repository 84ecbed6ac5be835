import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'client-name-on-loopback';

describe(RULE, () => {
	it('flags a client on a loopback address of the server', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
=== hosts
127.0.1.1 web1.example.org web1
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ client-name-on-loopback(warning): The hosts file of the server assigns the loopback address 127.0.1.1 to the client web1.example.org.
`,
		);
	});
});

import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'clients-share-address';

describe(RULE, () => {
	it('flags two registered names on one address under SetClientFromAccept', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Misc]
SetClientFromAccept=yes
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
Client=web2.example.org@0123456789ABCDEF@BBBB
#      ^^^^^^^^^^^^^^^^ clients-share-address(warning): The server treats web2.example.org as web1.example.org, because both connect from the same address.
=== hosts
10.0.0.11 web1.example.org web2.example.org
`,
		);
	});
});

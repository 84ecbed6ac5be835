import { describe, it } from 'vitest';
import { checkFixAcross, checkLint } from '../support/check-lint.ts';

const RULE = 'address-entry-never-matches';

describe(RULE, () => {
	it('flags an address as an entry although the client gives a name', () => {
		const fixture = `
=== .samhain-lint.json
{ "deployment": {
  "server": { "file": "yulerc" },
  "clients": [{ "name": "web3.example.org", "hosts": "web3-hosts", "addresses": ["10.0.0.13"] }]
} }
=== yulerc
[Clients]
Client=10.0.0.13@0123456789ABCDEF@AAAA
#      ^^^^^^^^^ address-entry-never-matches(warning): No client matches 10.0.0.13: the client there announces web3.example.org.
=== web3-hosts
127.0.1.1 web3.example.org web3
`;
		checkLint(RULE, fixture);
		checkFixAcross(
			RULE,
			fixture,
			'Register as web3.example.org',
			`
=== yulerc
[Clients]
Client=web3.example.org@0123456789ABCDEF@AAAA
`,
		);
	});

	it('flags an address as an entry although the server finds a name for it', () => {
		const fixture = `
=== yulerc
[Misc]
SetClientFromAccept=yes
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
Client=web2.example.org@0123456789ABCDEF@BBBB
Client=10.0.0.13@0123456789ABCDEF@AAAA
#      ^^^^^^^^^ address-entry-never-matches(warning): No client matches 10.0.0.13: the server resolves it to web3.example.org and looks for that name.
=== hosts
10.0.0.13 web3.example.org
`;
		checkLint(RULE, fixture);
		checkFixAcross(
			RULE,
			fixture,
			'Register as web3.example.org',
			`
=== yulerc
[Misc]
SetClientFromAccept=yes
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
Client=web2.example.org@0123456789ABCDEF@BBBB
Client=web3.example.org@0123456789ABCDEF@AAAA
`,
		);
	});
});

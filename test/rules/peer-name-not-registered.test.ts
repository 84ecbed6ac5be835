import { describe, it } from 'vitest';
import { checkFixAcross, checkLint } from '../support/check-lint.ts';

const RULE = 'peer-name-not-registered';

describe(RULE, () => {
	it('flags SetClientFromAccept and an address without a dotted name, as in recorded run E', () => {
		const fixture = `
=== .samhain-lint.json
{ "deployment": {
  "server": { "file": "yulerc", "hosts": "hosts" },
  "clients": [{ "name": "web1.example.org", "addresses": ["10.0.0.11"] }]
} }
=== yulerc
[Misc]
SetClientFromAccept=yes
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
#      ^^^^^^^^^^^^^^^^ peer-name-not-registered(error): When web1.example.org connects, the server looks for 10.0.0.11, which is not registered: the name of its address has no dot.
=== hosts
10.0.0.11 web1
`;
		checkLint(RULE, fixture);
		checkFixAcross(
			RULE,
			fixture,
			'Put web1.example.org first in its line of hosts',
			`
=== hosts
10.0.0.11 web1.example.org web1
`,
		);
	});

	it('flags SetClientFromAccept and an address whose name leads elsewhere', () => {
		const fixture = `
=== .samhain-lint.json
{ "deployment": {
  "server": { "file": "yulerc", "hosts": "hosts", "name": "log.example.org" },
  "clients": [{ "name": "web1.example.org", "addresses": ["10.0.0.11"] }]
} }
=== yulerc
[Misc]
SetClientFromAccept=yes
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
#      ^^^^^^^^^^^^^^^^ peer-name-not-registered(error): When web1.example.org connects, the server looks for 10.0.0.11, which is not registered: the name of its address resolves to another address.
=== hosts
10.0.0.11 localhost
10.0.0.5 log.example.org
`;
		checkLint(RULE, fixture);
		checkFixAcross(
			RULE,
			fixture,
			'Register as 10.0.0.11',
			`
=== yulerc
[Misc]
SetClientFromAccept=yes
[Clients]
Client=10.0.0.11@0123456789ABCDEF@AAAA
`,
		);
	});

	const ALIAS_ONLY = `
=== .samhain-lint.json
{ "deployment": {
  "server": { "file": "yulerc", "dataDirectory": "data", "hosts": "hosts" },
  "clients": [{ "name": "db1.example.org", "nodeName": "db1", "hosts": "db1-hosts" }]
} }
=== yulerc
[Misc]
SetClientFromAccept=yes
[Clients]
Client=db1.example.org@0123456789ABCDEF@AAAA
#      ^^^^^^^^^^^^^^^ peer-name-not-registered(error): When db1.example.org connects, the server looks for 10.0.0.21, which is not registered: the name of its address has no dot.
=== hosts
10.0.0.21 db1 db1.example.org
=== db1-hosts
127.0.1.1 db1.example.org db1
=== data/rc.db1.example.org
[Client]
SetLogServer=log.example.org
=== data/file.db1.example.org
[SOF]
`;

	it('registers the address without a finding about the files, which follow the claimed name', () => {
		checkLint(RULE, ALIAS_ONLY);
		checkFixAcross(
			RULE,
			ALIAS_ONLY,
			'Register as 10.0.0.21',
			`
=== yulerc
[Misc]
SetClientFromAccept=yes
[Clients]
Client=10.0.0.21@0123456789ABCDEF@AAAA
`,
		);
	});

	it('moves the dotted name to the front of its line', () => {
		checkFixAcross(
			RULE,
			ALIAS_ONLY,
			'Put db1.example.org first in its line of hosts',
			`
=== hosts
10.0.0.21 db1.example.org db1
`,
		);
	});

	it('turns SetClientFromAccept off, with what the cross-check then needs', () => {
		checkFixAcross(
			RULE,
			ALIAS_ONLY,
			'Turn off SetClientFromAccept and put db1.example.org first in its line of hosts',
			`
=== yulerc
[Misc]
SetClientFromAccept=no
[Clients]
Client=db1.example.org@0123456789ABCDEF@AAAA
=== hosts
10.0.0.21 db1.example.org db1
`,
		);
	});

	it('adds a line for an address that the hosts file lacks', () => {
		const fixture = `
=== .samhain-lint.json
{ "deployment": {
  "server": { "file": "yulerc", "hosts": "hosts" }, "resolver": "files",
  "clients": [{ "name": "web1.example.org", "addresses": ["10.0.0.11"] }]
} }
=== yulerc
[Misc]
SetClientFromAccept=yes
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
#      ^^^^^^^^^^^^^^^^ peer-name-not-registered(error): When web1.example.org connects, the server looks for 10.0.0.11, which is not registered: its address has no name on the server.
=== hosts
10.0.0.5 log.example.org log
# End
`;
		checkLint(RULE, fixture);
		checkFixAcross(
			RULE,
			fixture,
			'Add 10.0.0.11 web1.example.org to hosts',
			`
=== hosts
10.0.0.5 log.example.org log
10.0.0.11 web1.example.org web1
# End
`,
		);
	});
});

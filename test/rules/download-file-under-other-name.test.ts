import { describe, it } from 'vitest';
import { checkFixAcross, checkLint } from '../support/check-lint.ts';

const RULE = 'download-file-under-other-name';

describe(RULE, () => {
	it('flags a file under the address of the entry, as in recorded run I', () => {
		const fixture = `
=== .samhain-lint.json
{ "deployment": {
  "server": { "file": "yulerc", "dataDirectory": "data" },
  "clients": [{ "name": "web3.example.org", "addresses": ["10.0.0.13"] }]
} }
=== yulerc
[Misc]
SetClientFromAccept=yes
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
Client=10.0.0.13@0123456789ABCDEF@AAAA
=== data/rc
[Client]
SetLogServer=log.example.org
=== data/file.10.0.0.13
baseline
#| download-file-under-other-name(warning): The server never sends file.10.0.0.13: 10.0.0.13 asks for file.web3.example.org.
=== data/file.web1.example.org
baseline
`;
		checkLint(RULE, fixture);
		checkFixAcross(
			RULE,
			fixture,
			'Rename to file.web3.example.org',
			`
=== data/file.web3.example.org
baseline
`,
		);
	});

	it('knows the name from the hosts file of the client, as in recorded run K', () => {
		const fixture = `
=== .samhain-lint.json
{ "deployment": {
  "server": { "file": "yulerc", "dataDirectory": "data", "hosts": "hosts" },
  "clients": [{ "name": "client1.example.org", "hosts": "client-hosts" }]
} }
=== hosts
192.0.2.10 yule.example.org yule
=== client-hosts
192.0.2.10 yule.example.org yule
192.0.2.21 client1.example.org client1
=== yulerc
[Misc]
SetClientFromAccept=yes
[Clients]
Client=192.0.2.21@0123456789ABCDEF@AAAA
=== data/rc.192.0.2.21
[Client]
#| download-file-under-other-name(warning): The server never sends rc.192.0.2.21: 192.0.2.21 asks for rc.client1.example.org.
SetLogServer=yule.example.org
=== data/file
[SOF]
`;
		checkLint(RULE, fixture);
		checkFixAcross(
			RULE,
			fixture,
			'Rename to rc.client1.example.org',
			`
=== data/rc.client1.example.org
[Client]
SetLogServer=yule.example.org
`,
		);
	});

	it('follows the claimed name where the server has another name for the address, as in recorded run L', () => {
		checkLint(
			RULE,
			`
=== .samhain-lint.json
{ "deployment": {
  "server": { "file": "yulerc", "dataDirectory": "data", "hosts": "hosts" },
  "clients": [{ "name": "client1.example.org", "hosts": "client-hosts" }]
} }
=== hosts
192.0.2.21 web1.example.net web1
=== client-hosts
192.0.2.21 client1.example.org client1
=== yulerc
[Misc]
SetClientFromAccept=yes
[Clients]
Client=web1.example.net@0123456789ABCDEF@AAAA
=== data/rc.web1.example.net
[Client]
#| download-file-under-other-name(warning): The server never sends rc.web1.example.net: web1.example.net asks for rc.client1.example.org.
SetLogServer=yule.example.org
=== data/file.client1.example.org
[SOF]
`,
		);
	});

	it('flags a file under the short name, or under the address of a client that is registered by name', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
Client=web2.example.org@0123456789ABCDEF@AAAA
=== hosts
10.0.0.12 web2.example.org web2
=== data/rc.web1
[Client]
#| download-file-under-other-name(warning): The server never sends rc.web1: web1.example.org asks for rc.web1.example.org.
SetLogServer=log.example.org
=== data/rc.10.0.0.12
[Client]
#| download-file-under-other-name(warning): The server never sends rc.10.0.0.12: web2.example.org asks for rc.web2.example.org.
SetLogServer=log.example.org
=== data/file.web1.example.org
[SOF]
=== data/file.web2.example.org
[SOF]
`,
		);
	});
});

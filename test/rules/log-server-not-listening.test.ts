import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'log-server-not-listening';

describe(RULE, () => {
	it('flags an interface that the client does not connect to', () => {
		checkLint(
			RULE,
			`
=== .samhain-lint.json
{ "deployment": {
  "server": { "file": "yulerc", "dataDirectory": "data" },
  "clients": [{ "name": "web1.example.org", "hosts": "web1-hosts" }]
} }
=== yulerc
[Server]
SetServerInterface=192.168.1.5
=== data/rc.web1.example.org
[Client]
SetLogServer=log.example.org
#            ^^^^^^^^^^^^^^^ log-server-not-listening(error): web1.example.org connects to 10.0.0.5, but the server listens only on 192.168.1.5.
=== web1-hosts
10.0.0.5 log.example.org
`,
		);
	});
});

import { describe, it } from 'vitest';
import { checkFixAcross, checkLint } from '../support/check-lint.ts';

const RULE = 'log-server-is-localhost';

describe(RULE, () => {
	it('flags localhost as the log server of another machine', () => {
		const fixture = `
=== .samhain-lint.json
{ "deployment": {
  "server": { "file": "yulerc", "dataDirectory": "data", "name": "log.example.org" }
} }
=== data/rc.web1.example.org
[Client]
SetLogServer=127.0.0.1
#            ^^^^^^^^^ log-server-is-localhost(warning): With SetLogServer=127.0.0.1, web1.example.org connects to itself (127.0.0.1).
`;
		checkLint(RULE, fixture);
		checkFixAcross(
			RULE,
			fixture,
			'Set the log server to log.example.org',
			`
=== data/rc.web1.example.org
[Client]
SetLogServer=log.example.org
`,
		);
	});

	it('lets a client on the machine of the server connect to localhost', () => {
		checkLint(
			RULE,
			`
=== .samhain-lint.json
{ "deployment": { "server": { "file": "yulerc", "dataDirectory": "data", "name": "log.example.org" } } }
=== yulerc
[Clients]
Client=log.example.org@0123456789ABCDEF@AAAA
#      ^^^^^^^^^^^^^^^ missing-client-baseline(information): The data directory holds no baseline (file.NAME or file): clients that download theirs cannot start.
=== data/rc.log.example.org
[Client]
SetLogServer=localhost
`,
		);
	});
});

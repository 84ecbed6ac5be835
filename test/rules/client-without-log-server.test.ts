import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'client-without-log-server';

describe(RULE, () => {
	it('flags a client without SetLogServer', () => {
		checkLint(
			RULE,
			`
=== .samhain-lint.json
{ "deployment": {
  "server": { "file": "yulerc" },
  "clients": [{ "name": "web1.example.org", "file": "samhainrc" }]
} }
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
=== samhainrc
[Misc]
#| client-without-log-server(warning): web1.example.org reports to no server: its configuration has no SetLogServer.
`,
		);
	});
});

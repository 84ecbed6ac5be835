import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'log-server-reverse-mismatch';

describe(RULE, () => {
	it('flags an address of the log server that leads back to another name', () => {
		checkLint(
			RULE,
			`
=== .samhain-lint.json
{ "deployment": {
  "server": { "file": "yulerc", "dataDirectory": "data" },
  "clients": [{ "name": "web1.example.org", "hosts": "web1-hosts" }]
} }
=== data/rc.web1.example.org
[Client]
SetLogServer=log.example.org
#            ^^^^^^^^^^^^^^^ log-server-reverse-mismatch(warning): web1.example.org resolves log.example.org to 10.0.0.5, but 10.0.0.5 to old.example.org.
=== web1-hosts
10.0.0.5 old.example.org
10.0.0.5 log.example.org
`,
		);
	});
});

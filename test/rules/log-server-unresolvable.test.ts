import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'log-server-unresolvable';

describe(RULE, () => {
	it('flags a log server that a client without a name server cannot find', () => {
		checkLint(
			RULE,
			`
=== .samhain-lint.json
{ "deployment": {
  "server": { "file": "yulerc", "dataDirectory": "data" },
  "resolver": "files",
  "clients": [{ "name": "web1.example.org", "hosts": "web1-hosts" }]
} }
=== data/rc.web1.example.org
[Client]
SetLogServer=log.example.org
#            ^^^^^^^^^^^^^^^ log-server-unresolvable(warning): web1.example.org cannot resolve its log server log.example.org.
=== web1-hosts
`,
		);
	});
});

import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'client-without-log-server';

describe(RULE, () => {
	it('flags a client without SetLogServer', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
=== data/rc.web1.example.org
[Misc]
#| client-without-log-server(warning): web1.example.org reports to no server: its configuration has no SetLogServer.
`,
		);
	});
});

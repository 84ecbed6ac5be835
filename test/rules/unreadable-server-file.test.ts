import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'unreadable-server-file';

describe(RULE, () => {
	it('flags a yulerc that only root can read', () => {
		checkLint(
			RULE,
			`
=== yulerc mode=0600 uid=0 gid=0
[Clients]
#| unreadable-server-file(warning): The server cannot read this file as its own user (mode 0600) and ends at the next SIGHUP.
Client=web1.example.org@0123456789ABCDEF@AAAA
=== hosts
10.0.0.11 web1.example.org web1
`,
		);
	});

	it('accepts one that the group of the server can read', () => {
		checkLint(
			RULE,
			`
=== yulerc mode=0640 uid=0 gid=120
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
=== hosts
10.0.0.11 web1.example.org web1
`,
		);
	});
});

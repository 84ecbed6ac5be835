import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'export-not-recorded';

describe(RULE, () => {
	it('flags a server that records nothing of its clients', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Log]
LogSeverity==crit
#           ^^^^^ export-not-recorded(warning): 2 clients send messages that no threshold of the server selects.
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
Client=web2.example.org@0123456789ABCDEF@BBBB
=== data/rc.web1.example.org
[Client]
SetLogServer=log.example.org
=== data/rc.web2.example.org
[Client]
SetLogServer=log.example.org
`,
		);
	});
});

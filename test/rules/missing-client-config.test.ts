import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'missing-client-config';

describe(RULE, () => {
	it('flags a registered client without a configuration', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
#      ^^^^^^^^^^^^^^^^ missing-client-baseline(information): The data directory holds no baseline (file.NAME or file): clients that download theirs cannot start.
#      ^^^^^^^^^^^^^^^^ missing-client-config(warning): web1.example.org cannot download a configuration: neither rc.web1.example.org nor rc exists.
Client=web2.example.org@0123456789ABCDEF@BBBB
=== data/rc.web2.example.org
[Client]
SetLogServer=log.example.org
`,
		);
	});

	it('is quiet where the clients keep their files themselves', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
=== hosts
10.0.0.11 web1.example.org web1
`,
		);
	});
});

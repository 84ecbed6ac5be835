import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'missing-client-baseline';

describe(RULE, () => {
	it('flags a registered client without a baseline', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
#      ^^^^^^^^^^^^^^^^ missing-client-config(information): The data directory holds no configuration (rc.NAME or rc): clients that download theirs cannot start.
Client=web2.example.org@0123456789ABCDEF@BBBB
#      ^^^^^^^^^^^^^^^^ missing-client-baseline(warning): web2.example.org cannot download a baseline: neither file.web2.example.org nor file exists.
=== data/file.web1.example.org
baseline
`,
		);
	});

	it('says once that nobody has a baseline, as in recorded run O', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=client1.example.org@0123456789ABCDEF@AAAA
#      ^^^^^^^^^^^^^^^^^^^ missing-client-baseline(information): The data directory holds no baseline (file.NAME or file): clients that download theirs cannot start.
Client=client2.example.org@0123456789ABCDEF@BBBB
=== data/rc
[Client]
SetLogServer=yule.example.org
`,
		);
	});

	it('finds nothing where no data directory is known', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=client1.example.org@0123456789ABCDEF@AAAA
=== hosts
192.0.2.21 client1.example.org client1
`,
		);
	});
});

import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'clients-share-log';

describe(RULE, () => {
	it('flags two clients with one separate log', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Misc]
UseSeparateLogs=yes
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
#      ^^^^^^^^^^^^^^^^ clients-share-log(warning): web1.example.org shares its separate log with web1.example.net.
#      ^^^^^^^^^^^^^^^^ missing-client-config(information): The data directory holds no configuration (rc.NAME or rc): clients that download theirs cannot start.
Client=web1.example.net@0123456789ABCDEF@AAAA
=== data/file.web1.example.net
baseline
=== data/file.web1.example.org
baseline
`,
		);
	});
});

import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'exposed-download-file';

describe(RULE, () => {
	it('flags a password that everyone may read', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
#      ^^^^^^^^^^^^^^^^ missing-client-baseline(information): The data directory holds no baseline (file.NAME or file): clients that download theirs cannot start.
=== data/rc.web1.example.org mode=0644 uid=0 gid=0
SetDBPassword=secret
#| exposed-download-file(warning): Everybody on the server can read the password in this file (mode 0644).
[Client]
SetLogServer=log.example.org
`,
		);
	});

	it('flags a file that everyone may replace', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
#      ^^^^^^^^^^^^^^^^ missing-client-baseline(information): The data directory holds no baseline (file.NAME or file): clients that download theirs cannot start.
=== data/rc.web1.example.org mode=0666 uid=0 gid=0
[Client]
#| exposed-download-file(warning): Everybody on the server can replace this file (mode 0666).
SetLogServer=log.example.org
`,
		);
	});
});

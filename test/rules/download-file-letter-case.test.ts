import { describe, it } from 'vitest';
import { checkFixAcross, checkLint } from '../support/check-lint.ts';

const RULE = 'download-file-letter-case';

describe(RULE, () => {
	it('flags a file name with a capital letter', () => {
		const fixture = `
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
=== data/rc
[Client]
SetLogServer=log.example.org
=== data/file.Web1.example.org
baseline
#| download-file-letter-case(error): The server never finds file.Web1.example.org: it looks for file.web1.example.org.
`;
		checkLint(RULE, fixture);
		checkFixAcross(
			RULE,
			fixture,
			'Rename to file.web1.example.org',
			`
=== data/file.web1.example.org
baseline
`,
		);
	});

	it('flags two files that differ in letter case', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
#      ^^^^^^^^^^^^^^^^ missing-client-baseline(information): The data directory holds no baseline (file.NAME or file): clients that download theirs cannot start.
=== data/rc.WEB1.example.org
[Client]
#| download-file-letter-case(warning): The server never sends rc.WEB1.example.org: the client receives rc.web1.example.org.
SetLogServer=log.example.org
=== data/rc.web1.example.org
[Client]
`,
		);
	});
});

import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'empty-download-file';

describe(RULE, () => {
	it('flags an empty baseline', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
#      ^^^^^^^^^^^^^^^^ missing-client-config(information): The data directory holds no configuration (rc.NAME or rc): clients that download theirs cannot start.
=== data/file.web1.example.org
#| empty-download-file(error): This baseline is empty: the client that downloads it ends with "No data in file".
`,
		);
	});

	it('names the effect of an empty configuration, as in recorded run JA', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=client1.example.org@0123456789ABCDEF@AAAA
=== data/rc.client1.example.org
#| empty-download-file(error): This configuration is empty: the client that downloads it checks nothing.
=== data/file.client1.example.org
[SOF]
`,
		);
	});
});

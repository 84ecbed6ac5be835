import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'server-entries-disagree';

describe(RULE, () => {
	it('flags two servers with one salt and two verifiers', () => {
		checkLint(
			RULE,
			`
=== .samhain-lint.json
{ "deployment": { "server": { "file": ["yulerc", "yulerc.backup"] } } }
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
=== yulerc.backup
[Clients]
Client=web1.example.org@0123456789ABCDEF@CCCC
#      ^^^^^^^^^^^^^^^^ server-entries-disagree(error): The entry of web1.example.org has the same salt as in yulerc, but another verifier.
`,
		);
	});

	it('knows that different salts can belong to one password', () => {
		checkLint(
			RULE,
			`
=== .samhain-lint.json
{ "deployment": { "server": { "file": ["yulerc", "yulerc.backup"] } } }
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
=== yulerc.backup
[Clients]
Client=web1.example.org@FEDCBA9876543210@CCCC
`,
		);
	});
});

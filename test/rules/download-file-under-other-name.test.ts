import { describe, it } from 'vitest';
import { checkFixAcross, checkLint } from '../support/check-lint.ts';

const RULE = 'download-file-under-other-name';

describe(RULE, () => {
	it('flags a file under the address of the entry, as in recorded run I', () => {
		const fixture = `
=== .samhain-lint.json
{ "deployment": {
  "server": { "file": "yulerc", "dataDirectory": "data" },
  "clients": [{ "name": "web3.example.org", "addresses": ["10.0.0.13"] }]
} }
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
Client=10.0.0.13@0123456789ABCDEF@AAAA
=== data/file.10.0.0.13
baseline
#| download-file-under-other-name(warning): The server never sends file.10.0.0.13: 10.0.0.13 asks for file.web3.example.org.
=== data/file.web1.example.org
baseline
`;
		checkLint(RULE, fixture);
		checkFixAcross(
			RULE,
			fixture,
			'Rename to file.web3.example.org',
			`
=== data/file.web3.example.org
baseline
`,
		);
	});
});

import { describe, it } from 'vitest';
import { checkFixAcross, checkLint } from '../support/check-lint.ts';

const RULE = 'server-port-mismatch';

describe(RULE, () => {
	it('flags a port that the clients do not know', () => {
		const fixture = `
=== yulerc
[Server]
SetServerPort=49778
#             ^^^^^ server-port-mismatch(warning): The server listens on port 49778, but its clients connect to 49777, unless built with another --with-port.
=== data/file.web2.example.org
baseline
`;
		checkLint(RULE, fixture);
		checkFixAcross(
			RULE,
			fixture,
			'Listen on port 49777',
			`
=== yulerc
[Server]
SetServerPort=49777
`,
		);
	});

	it('flags clients built for another port', () => {
		checkLint(
			RULE,
			`
=== .samhain-lint.json
{ "deployment": { "server": { "file": "yulerc" }, "clientPort": 5000 } }
=== yulerc
#| server-port-mismatch(warning): The server listens on port 49777, but its clients connect to 5000, according to the project file.
`,
		);
	});
});

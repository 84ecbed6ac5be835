import { describe, it } from 'vitest';
import { checkFixAcross, checkLint } from '../support/check-lint.ts';

const RULE = 'client-announces-other-name';

describe(RULE, () => {
	it('flags a client whose hosts file has no dotted name, as in recorded run C', () => {
		const fixture = `
=== .samhain-lint.json
{ "deployment": {
  "server": { "file": "yulerc" },
  "clients": [{ "name": "web1.example.org", "nodeName": "web1", "hosts": "web1-hosts" }]
} }
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
#      ^^^^^^^^^^^^^^^^ client-announces-other-name(error): web1.example.org announces itself as 127.0.1.1, which is not registered.
=== web1-hosts
127.0.1.1 web1
`;
		checkLint(RULE, fixture);
		checkFixAcross(
			RULE,
			fixture,
			'Put web1.example.org first in its line of web1-hosts',
			`
=== web1-hosts
127.0.1.1 web1.example.org web1
`,
		);
	});

	it('warns only where the node name is supposed', () => {
		checkLint(
			RULE,
			`
=== .samhain-lint.json
{ "deployment": {
  "server": { "file": "yulerc" },
  "clients": [{ "name": "web1.example.org", "hosts": "web1-hosts" }]
} }
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
#      ^^^^^^^^^^^^^^^^ client-announces-other-name(warning): web1.example.org announces itself as 127.0.1.1 (if its uname -n is web1), which is not registered.
=== web1-hosts
127.0.1.1 web1
`,
		);
	});
});

import { describe, it } from 'vitest';
import { checkFixAcross, checkLint } from '../support/check-lint.ts';

const RULE = 'client-refused';

describe(RULE, () => {
	it('flags a client that hosts.allow forgets', () => {
		const fixture = `
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
#      ^^^^^^^^^^^^^^^^ client-refused(error): TCP wrappers refuse web1.example.org for yule: a rule in hosts.deny matches and none in hosts.allow does.
=== hosts
10.0.0.11 web1.example.org web1
=== hosts.allow
yule: 10.0.0.12
=== hosts.deny
ALL: ALL
`;
		checkLint(RULE, fixture);
		checkFixAcross(
			RULE,
			fixture,
			'Allow 10.0.0.11 in hosts.allow',
			`
=== hosts.allow
yule: 10.0.0.11
yule: 10.0.0.12
`,
		);
	});

	it('flags a client refused for the daemon name of recorded run D', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
#      ^^^^^^^^^^^^^^^^ client-refused(error): TCP wrappers refuse web1.example.org for yule: a rule in hosts.deny matches and none in hosts.allow does.
=== hosts
10.0.0.11 web1.example.org web1
=== hosts.allow
yule: web2.example.org
=== hosts.deny
yule: ALL
`,
		);
	});

	it('cannot know of a client that is in no hosts file: a name server may have it', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
=== hosts
127.0.0.1 localhost
=== hosts.allow
yule: 10.0.0.
=== hosts.deny
ALL: ALL
`,
		);
	});

	it('cannot know what is in a file of patterns', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
=== hosts
10.0.0.11 web1.example.org web1
=== hosts.deny
yule: /etc/bad
`,
		);
	});
});

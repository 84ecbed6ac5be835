import { describe, it } from 'vitest';
import { checkFixAcross, checkLint } from '../support/check-lint.ts';

const RULE = 'misnamed-wrapper-daemon';

describe(RULE, () => {
	it('flags a rule for samhain where yule is installed', () => {
		const fixture = `
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
=== hosts.allow
samhain: 10.1.0.
#^^^^^^ misnamed-wrapper-daemon(warning): This rule has no effect: it is for "samhain", but the server is installed as yule.
`;
		checkLint(RULE, fixture);
		checkFixAcross(
			RULE,
			fixture,
			'Change to yule',
			`
=== hosts.allow
yule: 10.1.0.
`,
		);
	});
});

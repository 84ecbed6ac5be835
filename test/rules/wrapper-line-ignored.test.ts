import { describe, it } from 'vitest';
import { checkFixAcross, checkLint } from '../support/check-lint.ts';

const RULE = 'wrapper-line-ignored';

describe(RULE, () => {
	it('flags a rule without a colon', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
=== hosts.allow
yule 10.1.0.
#^^^^^^^^^^^ wrapper-line-ignored(warning): TCP wrappers ignore "yule 10.1.0.", which has no colon.
`,
		);
	});

	it('flags hosts.deny without a newline at its end', () => {
		const fixture = `
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
#      ^^^^^^^^^^^^^^^^ client-refused(error): TCP wrappers refuse web1.example.org for yule: the last line of hosts.deny has no newline, and libwrap then refuses everyone.
=== hosts.deny no-final-newline
# nothing
#^^^^^^^^ wrapper-line-ignored(error): The last line has no newline, so hosts.deny refuses everybody.
`;
		checkLint(RULE, fixture);
		checkFixAcross(
			RULE,
			fixture,
			'Add a newline',
			`
=== hosts.deny
# nothing
`,
		);
	});
});

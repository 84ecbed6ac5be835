import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'short-client-name';

describe(RULE, () => {
	it('flags names without a dot', () => {
		checkLint(
			RULE,
			`[Clients]
Client=web1@A@1
#      ^^^^ short-client-name(warning): No client matches \`web1\`: clients announce a fully qualified name or an address.
Client=web1.example.org@A@1
Client=192.0.2.7@A@1
Client=2001:db8::7@A@1
`,
		);
	});
});

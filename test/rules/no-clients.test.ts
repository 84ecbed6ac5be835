import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'no-clients';

describe(RULE, () => {
	it('informs of a server without any client', () => {
		checkLint(
			RULE,
			`[Clients]
#^^^^^^^^ no-clients(information): No client has an entry, so the server refuses all of them.
# Client=HOSTNAME@SALT@VERIFIER
[Misc]
SetClientTimeLimit=86400
`,
		);
	});

	it('accepts entries, and text that is not an entry yet', () => {
		checkLint(RULE, '[Clients]\nClient=web1.example.org@00000000@AB\n');
		checkLint(RULE, '[Clients]\nClient=web1.example.org\n');
		checkLint(RULE, '[Clients]\n{{ clients }}\n');
	});
});

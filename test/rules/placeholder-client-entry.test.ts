import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'placeholder-client-entry';

describe(RULE, () => {
	it('flags the example entries of upstream, which let in every unmodified client', () => {
		checkLint(
			RULE,
			`[Clients]
Client=web1.example.org@00000000@C39F0EEFBC64E4A8BBF72349637CC07577F714B420B62882
#                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ placeholder-client-entry(error): The server lets in every unmodified client that claims to be \`web1.example.org\`: this entry belongs to the built-in password.
# With SRP off the salt does not count.
Client=web2.example.org@12345678@C39F0EEFBC64E4A8BBF72349637CC07577F714B420B62882
#                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ placeholder-client-entry(error): The server lets in every unmodified client that claims to be \`web2.example.org\`: this entry belongs to the built-in password.
Client=web3.example.org@00000000@C39F0EEFBC64E4A8BBF72349637CC07577F714B420B62883
`,
		);
	});

	it('flags words of the documentation', () => {
		checkLint(
			RULE,
			`[Clients]
Client=HOSTNAME@8A542F99C3514499@744C
#      ^^^^^^^^ placeholder-client-entry(error): \`HOSTNAME\` is a word to replace: this entry lets no client in.
Client=a.example.org@SALT@744C
#                    ^^^^ placeholder-client-entry(error): \`SALT\` is a word to replace: this entry lets no client in.
Client=b.example.org@8A542F99C3514499@VERIFIER
#                                     ^^^^^^^^ placeholder-client-entry(error): \`VERIFIER\` is a word to replace: this entry lets no client in.
`,
		);
	});
});

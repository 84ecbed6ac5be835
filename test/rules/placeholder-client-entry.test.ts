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
#      ^^^^^^^^ placeholder-client-entry(error): \`HOSTNAME\` is a placeholder: this entry lets no client in.
Client=a.example.org@SALT@744C
#                    ^^^^ placeholder-client-entry(error): \`SALT\` is a placeholder: this entry lets no client in.
Client=b.example.org@8A542F99C3514499@VERIFIER
#                                     ^^^^^^^^ placeholder-client-entry(error): \`VERIFIER\` is a placeholder: this entry lets no client in.
`,
		);
	});

	it('computes the verifier of the built-in password for any salt', () => {
		checkLint(
			RULE,
			`[Clients]
Client=web1.example.org@0123456789ABCDEF@56BB998FBC38D8FDC6CB13CB071845E21F687B43C56C4DC25DDB0A3B04AB76512B71ACF8DAB3E0C146AA74DF0037157CB969E18BB25116F73B8743845E334DF277DCA7662023B2B00A0494B22C1E8E94AE23C4578758DB25D8515C7D2CC698EBD403495909AFEA8BCC804AEC7E34C23A1E5BCD88ACAC7AB017010F080D28E1FB
#                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ placeholder-client-entry(error): The server lets in every unmodified client that claims to be \`web1.example.org\`
Client=web2.example.org@0123456789ABCDEF@56bb998fbc38d8fdc6cb13cb071845e21f687b43c56c4dc25ddb0a3b04ab76512b71acf8dab3e0c146aa74df0037157cb969e18bb25116f73b8743845e334df277dca7662023b2b00a0494b22c1e8e94ae23c4578758db25d8515c7d2cc698ebd403495909afea8bcc804aec7e34c23a1e5bcd88acac7ab017010f080d28e1fb
#                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ placeholder-client-entry(error): The server lets in every unmodified client that claims to be \`web2.example.org\`
# Another salt has another verifier.
Client=web3.example.org@0123456789ABCDEE@56BB998FBC38D8FDC6CB13CB071845E21F687B43C56C4DC25DDB0A3B04AB76512B71ACF8DAB3E0C146AA74DF0037157CB969E18BB25116F73B8743845E334DF277DCA7662023B2B00A0494B22C1E8E94AE23C4578758DB25D8515C7D2CC698EBD403495909AFEA8BCC804AEC7E34C23A1E5BCD88ACAC7AB017010F080D28E1FB
`,
		);
	});

	it('flags the example of the HOWTO, whose password everybody knows', () => {
		checkLint(
			RULE,
			`[Clients]
Client=web1.example.org@8A542F99C3514499@744C3A3EE8323470D9DAD42E2485BD0B138F6B4116E964A9991A0B0D221E1AADE5800968804B99B494C39E7B9DD5710D18F1E6703D1DB6D6393295E05DF6A6AA8D10BB4A21D7D9DC4901D444500D4EA358C1B44A3E3D44ACEC645F938F790A11AB0D03586143977E2BCE3A2D689445AC89134B409E68F34B0DE8BD8242ADD7C0
#                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ placeholder-client-entry(error): The server lets in everybody who claims to be \`web1.example.org\` with the password that upstream's HOWTO prints.
`,
		);
	});
});

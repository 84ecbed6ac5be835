import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'mixed-password-styles';

describe(RULE, () => {
	it('flags an entry of a build without SRP among others', () => {
		checkLint(
			RULE,
			`[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
Client=web2.example.org@0123456789ABCDEF@BBBB
Client=web3.example.org@00000000@ABABABABABABABABABABABABABABABABABABABABABABABAB
#      ^^^^^^^^^^^^^^^^ mixed-password-styles(warning): The entry of \`web3.example.org\` comes from a build without SRP, unlike most others.
`,
		);
	});

	it('flags the smaller group, whichever it is', () => {
		checkLint(
			RULE,
			`[Clients]
Client=web1.example.org@00000000@ABABABABABABABABABABABABABABABABABABABABABABABAB
Client=web2.example.org@0123456789ABCDEF@BBBB
#      ^^^^^^^^^^^^^^^^ mixed-password-styles(warning): The entry of \`web2.example.org\` comes from a build with SRP, unlike most others.
Client=web3.example.org@00000000@CDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCD
`,
		);
	});

	it('accepts a file of one kind', () => {
		checkLint(
			RULE,
			`[Clients]
Client=web1.example.org@00000000@ABABABABABABABABABABABABABABABABABABABABABABABAB
Client=web3.example.org@00000000@CDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCD
`,
		);
	});
});

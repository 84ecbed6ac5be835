import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'mixed-password-styles';

describe(RULE, () => {
	it('flags an entry of a build without SRP among others', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
#      ^^^^^^^^^^^^^^^^ missing-client-config(information): The data directory holds no configuration (rc.NAME or rc): clients that download theirs cannot start.
Client=web2.example.org@0123456789ABCDEF@BBBB
Client=web3.example.org@00000000@ABABABABABABABABABABABABABABABABABABABABABABABAB
#      ^^^^^^^^^^^^^^^^ mixed-password-styles(warning): The entry of web3.example.org comes from a build without SRP, unlike most others.
=== data/file.web1.example.org
baseline
=== data/file.web2.example.org
baseline
=== data/file.web3.example.org
b
`,
		);
	});
});

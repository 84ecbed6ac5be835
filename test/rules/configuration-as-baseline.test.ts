import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'configuration-as-baseline';

describe(RULE, () => {
	it('flags the text of a configuration under the name of a baseline', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
=== data/rc
[Client]
SetLogServer=log.example.org
=== data/file.web1.example.org
# configuration of web1
#| configuration-as-baseline(error)
[ReadOnly]
dir=/etc
=== data/file
-----BEGIN PGP SIGNED MESSAGE-----

[SOF]
[ReadOnly]
`,
		);
	});
});

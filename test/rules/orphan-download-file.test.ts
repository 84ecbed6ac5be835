import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'orphan-download-file';

describe(RULE, () => {
	it('flags a file for nobody', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
=== data/file.web1.example.org
baseline
=== data/file.web9.example.org
baseline
#| orphan-download-file(information): The server sends this file to nobody: no Client= entry has the name web9.example.org.
`,
		);
	});
});

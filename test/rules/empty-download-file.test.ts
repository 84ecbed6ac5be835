import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'empty-download-file';

describe(RULE, () => {
	it('flags an empty baseline', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
=== data/file.web1.example.org
#| empty-download-file(error): The file is empty.
`,
		);
	});
});

import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'quoted-command-line';

describe(RULE, () => {
	it('flags quotes', () => {
		checkLint(
			RULE,
			`[External]
OpenCommand=/usr/bin/logger
SetCommandLine=logger -t "a b"
#              ^^^^^^^^^^^^^^^ quoted-command-line(warning): split
CloseCommand
`,
		);
	});

	it('does not mind plain words', () => {
		checkLint(
			RULE,
			`[External]
OpenCommand=/usr/bin/logger
SetCommandLine=logger -t a
CloseCommand
`,
		);
	});
});

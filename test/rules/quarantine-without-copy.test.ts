import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'quarantine-without-copy';

describe(RULE, () => {
	it('warns of the method that keeps nothing', () => {
		checkLint(
			RULE,
			`[SuidCheck]
SuidCheckQuarantineFiles=yes
SuidCheckQuarantineMethod=0
#                         ^ quarantine-without-copy(information): Samhain empties every new SUID or SGID program without a copy.
`,
		);
		checkLint(
			RULE,
			`[SuidCheck]
SuidCheckQuarantineMethod=0
#                         ^ quarantine-without-copy(information): Samhain deletes every new SUID or SGID program without a copy.
SuidCheckQuarantineDelete=yes
SuidCheckQuarantineFiles=yes
`,
		);
	});

	it('accepts the other methods, and a quarantine that is off', () => {
		checkLint(RULE, '[SuidCheck]\nSuidCheckQuarantineFiles=yes\nSuidCheckQuarantineMethod=2\n');
		checkLint(RULE, '[SuidCheck]\nSuidCheckQuarantineMethod=0\n');
	});
});

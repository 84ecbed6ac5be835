import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'inactive-module';

describe(RULE, () => {
	it('flags the header of a module that is off by default', () => {
		checkLint(
			RULE,
			`[Mounts]
#^^^^^^^ inactive-module(warning): \`MountCheckActive\` is missing
CheckMount=/tmp nosuid
[SuidCheck]
SeveritySuidCheck=crit
`,
		);
	});

	it('takes an explicit no', () => {
		checkLint(
			RULE,
			`[Mounts]
MountCheckActive=no
CheckMount=/tmp nosuid
`,
		);
	});

	it('switches it on', () => {
		expect(
			checkFix(
				RULE,
				'[Mounts]\nCheckMount=/tmp nosuid\n',
				'Add `MountCheckActive=yes`',
				'[Mounts]\nMountCheckActive=yes\nCheckMount=/tmp nosuid\n',
			),
		).toEqual([]);
	});
});

import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'tiny-limit';

describe(RULE, () => {
	it('informs of limits that leave almost nothing', () => {
		checkLint(
			RULE,
			`[ProcessCheck]
ProcessCheckMaxPID=25
#                  ^^ tiny-limit(information): numbers up to 25
ProcessCheckMaxPID=1000
[PortCheck]
PortCheckMaxPort=1023
#                ^^^^ tiny-limit(information): ports up to 1023
PortCheckMaxPort=1024
[Misc]
SetFileCheckTime=315360000
#                ^^^^^^^^^ tiny-limit(information): once in 3650 days
SetFileCheckTime=604800
`,
		);
	});

	it('removes the line', () => {
		expect(checkFix(RULE, '[PortCheck]\nPortCheckMaxPort=40\n', 'Remove this line', '[PortCheck]\n')).toEqual(
			[],
		);
	});
});

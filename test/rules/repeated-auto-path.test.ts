import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'repeated-auto-path';

describe(RULE, () => {
	it('flags the second one', () => {
		checkLint(
			RULE,
			`[Misc]
SetLogfilePath=AUTO
SetLogfilePath=AUTO
#              ^^^^ repeated-auto-path(warning): A second \`AUTO\` appends the host name to \`SetLogfilePath\` again.
SetDatabasePath=AUTO
`,
		);
	});

	it('knows a path in between', () => {
		checkLint(
			RULE,
			`[Misc]
SetLogfilePath=AUTO
SetLogfilePath=/var/log/x
SetLogfilePath=AUTO
`,
		);
	});
});

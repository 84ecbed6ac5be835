import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'daemon-crash';

describe(RULE, () => {
	it('flags lines that end the daemon', () => {
		checkLint(
			RULE,
			`[Mail]
SetAddrSeverity=crit
#^^^^^^^^^^^^^^^^^^^ daemon-crash(error): crashes
`,
		);
		checkLint(
			RULE,
			`[External]
SetDefault=yes
#^^^^^^^^^^^^^ daemon-crash: no command was opened
`,
		);
		checkLint(
			RULE,
			`[External]
SetCredentials=daemon
#^^^^^^^^^^^^^^^^^^^^ daemon-crash: no command was opened
`,
		);
		checkLint(
			RULE,
			`[Mail]
SetMailAddress=a@b.c
CloseAddress
SetAddrSeverity=crit
#^^^^^^^^^^^^^^^^^^^ daemon-crash: no recipient is open
`,
		);
	});

	it('flags lines on which it hangs', () => {
		checkLint(
			RULE,
			`[Misc]
AddOKChars=abc
#          ^^^ daemon-crash(error): hangs
`,
		);
	});

	it('knows lines in order', () => {
		checkLint(
			RULE,
			`[External]
OpenCommand=/bin/true
SetDefault=yes
CloseCommand
[Mail]
SetMailAddress=a@b.c
SetAddrSeverity=crit
`,
		);
	});
});

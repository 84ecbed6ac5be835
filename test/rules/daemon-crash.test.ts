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
#^^^^^^^^^^^^^ daemon-crash: Samhain crashes on this line: it needs an \`OpenCommand\` line above it.
`,
		);
		checkLint(
			RULE,
			`[External]
SetCredentials=daemon
#^^^^^^^^^^^^^^^^^^^^ daemon-crash: it needs an \`OpenCommand\` line
`,
		);
		checkLint(
			RULE,
			`[Mail]
SetMailAddress=a@b.c
CloseAddress
SetAddrSeverity=crit
#^^^^^^^^^^^^^^^^^^^ daemon-crash: it needs an open \`SetMailAddress\`
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

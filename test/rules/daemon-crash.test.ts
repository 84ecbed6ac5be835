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

	it('flags filters with which it dies at the first message, and only them', () => {
		checkLint(
			RULE,
			`[Mail]
SetMailAddress=a@b.c
SetMailFilterOr=ok (bad
#               ^^^^^^^ daemon-crash(error): Samhain crashes at the first message that it would mail: the filter \`(bad\` is an invalid regular expression (Unmatched ( or \\().
SetMailFilterNot="ok (good)"
[External]
OpenCommand=/bin/true
SetFilterAnd=[x
#            ^^ daemon-crash: the first message that it would hand to the command: the filter \`[x\`
[Misc]
IgnoreAdded=/var/(log
`,
		);
	});

	it('flags expressions that are too large for it', () => {
		checkLint(
			RULE,
			`[Misc]
IgnoreAdded=/a{32000}
#^^^^^^^^^^^^^^^^^^^^ daemon-crash(error): Samhain crashes on this line: the expression is too large.
@if hostname_matches x++++++++++++++++
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ daemon-crash: the expression is too large
@end
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

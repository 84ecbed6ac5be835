import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'threshold-selects-nothing';

describe(RULE, () => {
	it('flags "all but" without an all', () => {
		checkLint(
			RULE,
			`[Log]
LogSeverity=!crit
#           ^^^^^ threshold-selects-nothing(error): no severity
MailSeverity=*,!=crit
SyslogSeverity=none
PrintSeverity=!*
`,
		);
	});

	it('flags severities after none, which turns the destination off', () => {
		checkLint(
			RULE,
			`[Log]
LogSeverity=none,crit
#           ^^^^^^^^^ threshold-selects-nothing(error): off
SyslogSeverity=crit,none
[Misc]
SetMailAddress=root@example.org
SetAddrSeverity=none,crit
`,
		);
	});
});

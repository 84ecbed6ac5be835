import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'unknown-severity';

describe(RULE, () => {
	it('flags what samhain skips, and leaves the last item to the rule for refused values', () => {
		checkLint(
			RULE,
			`[Log]
LogSeverity=bogus,crit
#           ^^^^^ unknown-severity(warning): Samhain skips \`bogus\`, which is not a severity, without a message.
MailSeverity=!=emerg,err
#            ^^^^^^^ unknown-severity: Samhain skips \`!=emerg\`
PrintSeverity=crit,bogus
SyslogSeverity=none,warn
`,
		);
	});
});

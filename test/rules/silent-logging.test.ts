import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'silent-logging';

describe(RULE, () => {
	it('flags the log file that was the last destination', () => {
		checkLint(
			RULE,
			`[Log]
LogSeverity=none
#           ^^^^ silent-logging(warning): This turns off the log file, the last destination for errors and alarms.
`,
			{ role: 'standalone' },
		);
	});

	it('counts every other destination', () => {
		checkLint(
			RULE,
			`[Log]
LogSeverity=none
SyslogSeverity=crit
`,
			{ role: 'standalone' },
		);
		checkLint(
			RULE,
			`[Log]
LogSeverity=none
MailSeverity=crit
[Mail]
SetMailAddress=root@example.org
`,
			{ role: 'standalone' },
		);
		checkLint(
			RULE,
			`[Log]
PrintSeverity=none
`,
			{ role: 'standalone' },
		);
	});

	it('switches it on', () => {
		expect(
			checkFix(RULE, '[Log]\nLogSeverity=none\n', 'Change to `mark`', '[Log]\nLogSeverity=mark\n', {
				role: 'standalone',
			}),
		).toEqual([]);
	});
});

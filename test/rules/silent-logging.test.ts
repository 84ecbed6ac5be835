import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'silent-logging';

describe(RULE, () => {
	it('flags the log file that was the last destination', () => {
		checkLint(
			RULE,
			`[Log]
PrintSeverity=none
LogSeverity=none
#           ^^^^ silent-logging(warning): This turns off the log file, the last destination for errors and alarms.
`,
			{ role: 'standalone' },
		);
		checkLint(
			RULE,
			`[Misc]
Daemon=yes
SetConsole=/dev/stdout
[Log]
LogSeverity=none
#           ^^^^ silent-logging(warning)
`,
			{ role: 'standalone' },
		);
	});

	it('only informs where the console is left, and nobody chose it', () => {
		checkLint(
			RULE,
			`[Misc]
Daemon=yes
[Log]
PrintSeverity=crit
LogSeverity=none
#           ^^^^ silent-logging(information): This turns off the log file: only the console still receives errors and alarms.
`,
			{ role: 'standalone' },
		);
	});

	it('counts a console that the file chooses', () => {
		for (const misc of ['Daemon=yes\nSetConsole=/var/log/samhain.console', 'Daemon=no'])
			checkLint(RULE, `[Misc]\n${misc}\n[Log]\nPrintSeverity=crit\nLogSeverity=none\n`, {
				role: 'standalone',
			});
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

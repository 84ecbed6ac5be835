import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'class-list-without-event';

describe(RULE, () => {
	it('warns when no other destination has the reports', () => {
		checkLint(
			RULE,
			`[Log]
LogSeverity=err
LogClass=START
#        ^^^^^ class-list-without-event(warning): \`LogClass\` lacks the class EVENT: the log file receives no report about a file.
`,
			{ role: 'standalone' },
		);
	});

	it('informs when another one has them', () => {
		checkLint(
			RULE,
			`[Log]
LogSeverity=err
SyslogSeverity=crit
SyslogClass=START, ERROR
#           ^^^^^^^^^^^^ class-list-without-event(information): the syslog receives no report
LogClass=FIL
`,
		);
	});

	it('reports nothing about groups that hold EVENT, of unknown words alone, and of a destination that is off', () => {
		checkLint(RULE, '[Log]\nLogClass=RUN\nSyslogSeverity=none\nSyslogClass=START\nMailClass=BOGUS\n');
	});

	it('adds the class', () => {
		expect(
			checkFix(
				RULE,
				'[Log]\nLogSeverity=err\nLogClass=START\n',
				'Add EVENT',
				'[Log]\nLogSeverity=err\nLogClass=START EVENT\n',
			),
		).toEqual([]);
	});
});

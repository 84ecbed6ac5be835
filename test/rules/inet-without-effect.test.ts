import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'inet-without-effect';

describe(RULE, () => {
	it('flags the level of client messages where mail is selected, for all recipients or for one', () => {
		checkLint(
			RULE,
			`[Log]
MailSeverity=crit, =inet
#                  ^^^^^ inet-without-effect(warning): \`=inet\` has no effect here
[Mail]
SetMailAddress=root@example.org
SetAddrSeverity=inet
#               ^^^^ inet-without-effect(warning): \`inet\` has no effect here
`,
			{ role: 'server' },
		);
	});

	it('says nothing of thresholds that name other levels, or exclude this one', () => {
		for (const value of ['crit', '=alert', '*', 'crit,!=inet', '*,!inet'])
			checkLint(RULE, `[Log]\nMailSeverity=${value}\n[Mail]\nSetMailAddress=a@b.c\n`, { role: 'server' });
	});

	it('asks about mail on servers only', () => {
		checkLint(RULE, '[Log]\nLogSeverity=inet\nSyslogSeverity=inet\n', { role: 'server' });
		checkLint(RULE, '[Log]\nMailSeverity=inet\n', { role: 'client' });
	});

	it('takes the level away where others are left', () => {
		const fixed = checkFix(
			RULE,
			'[Log]\nMailSeverity=crit =inet\n',
			'Change to `crit`',
			'[Log]\nMailSeverity=crit\n',
			{ role: 'server' },
		);
		expect(fixed).toEqual([]);
	});
});

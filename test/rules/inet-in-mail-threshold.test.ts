import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'inet-in-mail-threshold';

describe(RULE, () => {
	it('flags plain names on a server', () => {
		checkLint(
			RULE,
			`[Log]
MailSeverity=crit
#            ^^^^ inet-in-mail-threshold(warning): \`MailSeverity=crit\` also selects \`inet\`: the server mails every client message.
[Mail]
SetMailAddress=root@example.org
`,
			{ role: 'server' },
		);
	});

	it('knows single levels, exclusions and clients', () => {
		checkLint(
			RULE,
			`[Log]
MailSeverity==crit,=alert
[Mail]
SetMailAddress=root@example.org
`,
			{ role: 'server' },
		);
		checkLint(
			RULE,
			`[Log]
MailSeverity=crit,!=inet
[Mail]
SetMailAddress=root@example.org
`,
			{ role: 'server' },
		);
	});

	it('asks servers only', () => {
		checkLint(
			RULE,
			`[Log]
MailSeverity=crit
[Mail]
SetMailAddress=root@example.org
`,
			{ role: 'client' },
		);
	});

	it('takes messages of clients away', () => {
		expect(
			checkFix(
				RULE,
				'[Log]\nMailSeverity=crit\n[Mail]\nSetMailAddress=a@b.c\n',
				'Change to `crit,!=inet`',
				'[Log]\nMailSeverity=crit,!=inet\n[Mail]\nSetMailAddress=a@b.c\n',
				{ role: 'server' },
			),
		).toEqual([]);
	});
});

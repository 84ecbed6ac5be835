import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'unreached-mail';

describe(RULE, () => {
	it('flags a threshold without a recipient', () => {
		checkLint(
			RULE,
			`[Log]
MailSeverity=crit
#            ^^^^ unreached-mail(information): no \`SetMailAddress\` names a recipient
`,
		);
	});

	it('flags a recipient without a threshold', () => {
		checkLint(
			RULE,
			`[Misc]
SetMailAddress=root@example.org
#              ^^^^^^^^^^^^^^^^ unreached-mail(information): \`MailSeverity\` lets no message pass
[Log]
MailSeverity=none
`,
		);
	});

	it('reports nothing about the default, which mails alerts', () => {
		checkLint(RULE, '[Misc]\nSetMailAddress=root@example.org\n');
		checkLint(RULE, '[Log]\nMailSeverity=none\n');
	});

	it('sets the threshold', () => {
		expect(
			checkFix(RULE, '[Log]\nMailSeverity=crit\n', 'Change to `none`', '[Log]\nMailSeverity=none\n'),
		).toEqual([]);
	});
});

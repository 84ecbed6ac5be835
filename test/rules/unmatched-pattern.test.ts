import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'unmatched-pattern';

describe(RULE, () => {
	it('informs about patterns', () => {
		checkLint(
			RULE,
			`[LogFiles]
file=/srv/*/log
#    ^^^^^^^^^^ unmatched-pattern(information): a pattern
file=/srv/www/log
`,
		);
	});

	it('says nothing of rotated logs', () => {
		const names = [
			'*.[0-9]',
			'*.[0-9][0-9].gz',
			'*.old',
			'*.[0-9].log',
			'syslog.?',
			'messages-*',
			'mail.log.*.gz',
		];
		checkLint(RULE, `[LogFiles]\n${names.map((name) => `file=/var/log/${name}\n`).join('')}`);
		checkLint(
			RULE,
			`[LogFiles]
file=/var/log/*log*
#    ^^^^^^^^^^^^^^ unmatched-pattern(information)
file=/srv/*.old
#    ^^^^^^^^^^ unmatched-pattern
`,
		);
	});
});

import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'not-append-only';

describe(RULE, () => {
	it('informs once of a file', () => {
		checkLint(
			RULE,
			`[GrowingLogFiles]
file=/var/log/auth.log
file=/var/log/lastlog
#    ^^^^^^^^^^^^^^^^ not-append-only(information): \`/var/log/lastlog\` is overwritten in place, like 1 more below, so samhain reports normal use
file=/var/log/journal/*/system.journal
file=/var/log/wtmp
[LogFiles]
file=/var/log/faillog
`,
		);
	});

	it('moves all of them to the section that is there', () => {
		expect(
			checkFix(
				RULE,
				'[GrowingLogFiles]\nfile=/var/log/faillog\nfile=/var/log/messages\nfile=/var/log/lastlog\n[LogFiles]\nfile=/run/utmp\n',
				'Move to [LogFiles]',
				'[GrowingLogFiles]\nfile=/var/log/messages\n[LogFiles]\nfile=/var/log/faillog\nfile=/var/log/lastlog\nfile=/run/utmp\n',
			),
		).toEqual([]);
	});

	it('makes the section in place', () => {
		expect(
			checkFix(
				RULE,
				'[GrowingLogFiles]\nfile=/var/log/faillog\n',
				'Move to [LogFiles]',
				'[GrowingLogFiles]\n[LogFiles]\nfile=/var/log/faillog\n[GrowingLogFiles]\n',
			),
		).toEqual([]);
	});
});

import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'unknown-class';

describe(RULE, () => {
	it('says when nothing is left, and when something is lost', () => {
		checkLint(
			RULE,
			`[Log]
LogClass=EVNT
#        ^^^^ unknown-class(error)
MailClass=EVENT RUNN
#               ^^^^ unknown-class(warning)
SyslogClass=event run
`,
		);
	});

	it('follows the version in letter case', () => {
		checkLint(
			RULE,
			`[Log]
LogClass=event
#        ^^^^^ unknown-class(error)
`,
			{ version: '4.1.4' },
		);
	});
});

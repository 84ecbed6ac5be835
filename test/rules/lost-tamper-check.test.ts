import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'lost-tamper-check';

describe(RULE, () => {
	it('informs of a pattern over the logs of a directory', () => {
		checkLint(
			RULE,
			`[GrowingLogFiles]
dir=99/var/log
[Attributes]
file=/var/log/*.log
#    ^^^^^^^^^^^^^^ lost-tamper-check(information): Samhain no longer notices removed lines in the logs that match \`/var/log/*.log\`: [Attributes] decides for them.
file=/var/log/*.gz
file=/var/log/dpkg.log
file=/srv/*.log
[IgnoreAll]
file=/var/log/apt/*
#    ^^^^^^^^^^^^^^ lost-tamper-check(information): Samhain no longer notices removed lines in the logs that match \`/var/log/apt/*\`: [IgnoreAll]
`,
		);
	});

	it('accepts a pattern in a policy that compares growing files, too', () => {
		checkLint(
			RULE,
			`[Misc]
RedefLogFiles=+CHK,+SGROW
[GrowingLogFiles]
dir=99/var/log
[LogFiles]
file=/var/log/*.log
[ReadOnly]
file=/var/log/*log
`,
		);
	});
});

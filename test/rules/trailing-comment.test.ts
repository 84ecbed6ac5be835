import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'trailing-comment';

describe(RULE, () => {
	it('flags the comment', () => {
		checkLint(
			RULE,
			`[ReadOnly]
file=/etc/passwd # accounts
#                ^^^^^^^^^^ trailing-comment(error): Samhain reads \`# accounts\` as part of the value of \`file\`.
`,
		);
	});

	it('says when the value is refused for it', () => {
		checkLint(
			RULE,
			`[Misc]
DigestAlgo=SHA256 # strong
#                 ^^^^^^^^ trailing-comment: Samhain reads \`# strong\` as part of the value, and \`DigestAlgo\` rejects it.
`,
		);
	});

	it('only informs where the value survives', () => {
		checkLint(
			RULE,
			`[Misc]
SetLoopTime=60 # seconds
#              ^^^^^^^^^ trailing-comment(information)
Daemon=yes ; always
#          ^^^^^^^^ trailing-comment(information)
`,
		);
	});

	it('knows quotes and separators', () => {
		checkLint(
			RULE,
			`[Misc]
MessageHeader="%S # %T"
[Log]
LogSeverity=err; crit
[ReadOnly]
file=/etc/a#b
`,
		);
	});

	it('moves it to a line above', () => {
		expect(
			checkFix(
				RULE,
				'[ReadOnly]\nfile=/etc/passwd # accounts\n',
				'Move the comment to its own line',
				'[ReadOnly]\n# accounts\nfile=/etc/passwd\n',
			),
		).toEqual([]);
	});
});

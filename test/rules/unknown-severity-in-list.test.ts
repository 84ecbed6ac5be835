import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'unknown-severity-in-list';

describe(RULE, () => {
	it('flags each unknown word that samhain skips', () => {
		checkLint(
			RULE,
			`[Log]
LogSeverity=bogus,crit
#           ^^^^^ unknown-severity-in-list(warning): Samhain skips \`bogus\` in \`LogSeverity\` without a message
MailSeverity=warn,=nix crit
#                 ^^^^ unknown-severity-in-list(warning): \`=nix\`
SyslogSeverity=crit,bogus
PrintSeverity=*,!=debug
`,
		);
	});

	it('takes letter case as the version does', () => {
		checkLint(RULE, '[Log]\nLogSeverity=Warn,crit\n', { version: '4.4.3' });
	});

	it('corrects or removes the word', () => {
		expect(
			checkFix(
				RULE,
				'[Log]\nLogSeverity==wran,crit\n',
				'Change to `=warn`',
				'[Log]\nLogSeverity==warn,crit\n',
			),
		).toEqual([]);
		expect(
			checkFix(RULE, '[Log]\nLogSeverity=bogus,crit\n', 'Remove the word', '[Log]\nLogSeverity=crit\n'),
		).toEqual([]);
	});
});

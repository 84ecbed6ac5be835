import { describe, expect, it } from 'vitest';
import { checkFix, checkLint, lint } from '../support/check-lint.ts';

const RULE = 'risky-severity-lookup';

describe(RULE, () => {
	it('finds `none` whatever the thresholds are', () => {
		checkLint(
			RULE,
			`[Log]
LogSeverity=*
[Server]
SeverityLookup=none
#              ^^^^ risky-severity-lookup(warning): suppresses
`,
		);
	});

	it('compares the level with the default threshold of the log file', () => {
		checkLint(
			RULE,
			`[Server]
SeverityLookup=warn
#              ^^^^ risky-severity-lookup(information): Only the console shows \`SeverityLookup\` messages at \`warn\`.
`,
		);
		checkLint(
			RULE,
			`[Log]
PrintSeverity=none
[Server]
SeverityLookup=warn
#              ^^^^ risky-severity-lookup(warning): No destination of this file logs \`SeverityLookup\` messages at \`warn\`.
`,
		);
		checkLint(RULE, '[Server]\nSeverityLookup=mark\n');
	});

	it('knows ranges, single levels and exclusions', () => {
		const says = (threshold: string): number =>
			lint(`[Log]\nLogSeverity=${threshold}\n[Server]\nSeverityLookup=info\n`).filter(
				({ ruleId }) => ruleId === RULE,
			).length;
		expect(['info', '=info', '*', '*,!=crit', 'debug,!warn', 'INFO'].map(says)).toEqual([0, 0, 0, 0, 0, 0]);
		expect(['warn', '=debug', '*,!=info', 'debug,!info', '!warn', 'none'].map(says)).toEqual([
			1, 1, 1, 1, 1, 1,
		]);
	});

	it('takes letter case as the version does', () => {
		const text = '[Log]\nLogSeverity=info\n[Server]\nSeverityLookup=INFO\n';
		checkLint(RULE, text);
		expect(
			lint('[Server]\nSeverityLookup=NONE\n', { version: '4.1.4' }).map(({ ruleId }) => ruleId),
		).not.toContain(RULE);
	});

	it('counts only destinations that can work', () => {
		const says = (lines: string): boolean =>
			lint(`[Log]\nLogSeverity=none\n${lines}\n[Server]\nSeverityLookup=crit\n`).some(
				({ ruleId }) => ruleId === RULE,
			);
		expect(says('PrintSeverity=*')).toBe(true);
		expect(says('PrintSeverity=*\n[Misc]\nDaemon=no')).toBe(false);
		expect(says('[Misc]\nDaemon=yes\nSetConsole=/dev/tty9')).toBe(false);
		expect(says('[Misc]\nDaemon=yes\nSetConsole=/dev/null')).toBe(true);
		expect(says('SyslogSeverity=crit')).toBe(false);
		expect(says('SyslogSeverity=crit\nSyslogClass=EVENT')).toBe(true);
		expect(says('SyslogSeverity=crit\nSyslogClass=TCP')).toBe(false);
		expect(says('MailSeverity=crit')).toBe(true);
		expect(says('MailSeverity=crit\n[Mail]\nSetMailAddress=root@example.org')).toBe(false);
		expect(says('ExternalSeverity=crit')).toBe(true);
		expect(says('ExternalSeverity=crit\n[External]\nOpenCommand=/usr/bin/logger\nCloseCommand')).toBe(false);
		expect(says('DatabaseSeverity=crit')).toBe(true);
		expect(says('DatabaseSeverity=crit\n[Database]\nSetDBName=log')).toBe(false);
		expect(says('ExportSeverity=crit')).toBe(true);
		expect(says('ExportSeverity=crit\n[Misc]\nSetLogServer=log.example.org')).toBe(false);
	});

	it('assumes the harmless arm of a conditional block', () => {
		checkLint(
			RULE,
			'[Log]\n@if hostname_matches ^log\nLogSeverity=info\n@end\n[Server]\nSeverityLookup=info\n',
		);
		checkLint(
			RULE,
			`@if hostname_matches ^log
[Log]
LogSeverity=info
@else
[Server]
SeverityLookup=info
#              ^^^^ risky-severity-lookup(information): Only the console shows \`SeverityLookup\` messages at \`info\`.
@end
`,
		);
	});

	it('checks only the line in force', () => {
		checkLint(RULE, '[Server]\nSeverityLookup=none\nSeverityLookup=crit\n');
	});

	it('offers `crit` only where it is seen, and removal only where it helps', () => {
		const titles = (text: string): readonly string[] =>
			lint(text)
				.filter(({ ruleId }) => ruleId === RULE)
				.flatMap((finding) => finding.fixes().map((fix) => fix.title));
		expect(titles('[Server]\nSeverityLookup=none\n')).toEqual(['Set to `crit`', 'Remove this line']);
		expect(titles('[Log]\nLogSeverity=none\n[Server]\nSeverityLookup=info\n')).toEqual(['Remove this line']);
		expect(titles('[Server]\nSeverityLookup=info\nSeverityLookup=none\n')).toEqual(['Set to `crit`']);
		expect(
			checkFix(RULE, '[Server]\nSeverityLookup=none\n', 'Set to `crit`', '[Server]\nSeverityLookup=crit\n'),
		).toEqual([]);
	});

	it('says what it means together with SetClientFromAccept', () => {
		const found = lint('[Server]\nSeverityLookup=none\nSetClientFromAccept=yes\n');
		expect(
			found.map(({ ruleId, related }) => [ruleId, related.map(({ range }) => range.start.line)]),
		).toEqual([
			['risky-severity-lookup', [2]],
			['risky-client-from-accept', [1]],
		]);
		expect(found[0]?.why).toContain('does not verify the name');
	});
});

import { describe, expect, it } from 'vitest';
import { checkFix, checkLint, lint } from '../support/check-lint.ts';

const RULE = 'invalid-value';

describe(RULE, () => {
	it('says what is accepted, by kind of value', () => {
		checkLint(
			RULE,
			`[Misc]
Daemon=on
#      ^^ invalid-value(error): \`Daemon\` does not accept \`on\`
`,
		);
		checkLint(
			RULE,
			`[Misc]
SetNiceLevel=30
#            ^^ invalid-value
DigestAlgo=sha256
#          ^^^^^^ invalid-value
SetBindAddress=localhost
#              ^^^^^^^^^ invalid-value
`,
		);
		checkLint(
			RULE,
			`[ReadOnly]
dir=100/etc
#   ^^^^^^^ invalid-value
dir=[3]/etc
#   ^^^^^^^ invalid-value
dir=-1/etc
#   ^^^^^^ invalid-value
file=etc/passwd
#    ^^^^^^^^^^ invalid-value
[IgnoreAll]
dir=-1/etc
`,
		);
		checkLint(
			RULE,
			`[Misc]
FileCheckScheduleOne=0 6,18 * * *
#                    ^^^^^^^^^^^^ invalid-value
FileCheckScheduleTwo=* * * * 5-7
#                    ^^^^^^^^^^^ invalid-value
`,
		);
	});

	it('follows the version in letter case', () => {
		checkLint(
			RULE,
			`[Log]
LogSeverity=CRIT
#           ^^^^ invalid-value
`,
			{ version: '4.1.4' },
		);
	});

	it('does not mind letter case later', () => {
		checkLint(
			RULE,
			`[Log]
LogSeverity=CRIT
`,
		);
	});

	it('says that a wrong interface opens all of them', () => {
		checkLint(
			RULE,
			`[Server]
SetServerInterface=eth0
#                  ^^^^ invalid-value
`,
		);
	});

	it('only informs about what looks like a placeholder', () => {
		checkLint(
			RULE,
			`[ReadOnly]
file=\${BASE}/x
#    ^^^^^^^^^ invalid-value(information)
`,
		);
	});

	it('turns on into yes', () => {
		expect(checkFix(RULE, '[Misc]\nDaemon=on\n', 'Change to `yes`', '[Misc]\nDaemon=yes\n')).toEqual([]);
	});

	it('takes the likeliest word', () => {
		expect(
			checkFix(RULE, '[Misc]\nDigestAlgo=sha256\n', 'Change to `SHA256`', '[Misc]\nDigestAlgo=SHA256\n'),
		).toEqual([]);
	});

	it('gives a syslog facility its prefix', () => {
		expect(
			checkFix(
				RULE,
				'[Log]\nSyslogFacility=local2\n',
				'Change to `LOG_LOCAL2`',
				'[Log]\nSyslogFacility=LOG_LOCAL2\n',
			),
		).toEqual([]);
	});

	it('replaces no digest by another one with a similar name', () => {
		const found = lint('[Misc]\nDigestAlgo=SHA512\n').filter(({ ruleId }) => ruleId === RULE);
		expect(found.map((one) => one.fixes())).toEqual([[]]);
	});

	it('doubles a lonely backslash', () => {
		expect(
			checkFix(
				RULE,
				'[ReadOnly]\nfile=/srv/data\\q1\n',
				'Change to `/srv/data\\\\q1`',
				'[ReadOnly]\nfile=/srv/data\\\\q1\n',
			),
		).toEqual([]);
	});

	it('takes brackets from a depth', () => {
		expect(
			checkFix(RULE, '[ReadOnly]\ndir=[3]/etc\n', 'Change to `3/etc`', '[ReadOnly]\ndir=3/etc\n'),
		).toEqual([]);
	});

	it('offers no value that another rule warns of', () => {
		for (const line of ['LogSeverity=!ALRT', 'ChecksumTest=int']) {
			const section = line.startsWith('Log') ? 'Log' : 'Misc';
			const found = lint(`[${section}]\n${line}\n`).filter(({ ruleId }) => ruleId === RULE);
			expect(found.map((one) => one.fixes())).toEqual([[]]);
		}
	});
});

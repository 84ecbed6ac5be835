import { describe, expect, it } from 'vitest';
import { joinEqual } from '../../server/src/core/report/join-equal.ts';
import { checkFix, checkLint, lint } from '../support/check-lint.ts';

const RULE = 'unseen-event-severity';

describe(RULE, () => {
	it('compares with every destination', () => {
		checkLint(
			RULE,
			`[Log]
PrintSeverity=none
LogSeverity=crit
ExportSeverity=crit
[ReadOnly]
file=/etc/passwd
[EventSeverity]
SeverityReadOnly=err
#                ^^^ unseen-event-severity(warning): No destination of this file logs \`SeverityReadOnly\` events at \`err\`.
SeverityFiles=crit
SeverityDirs=none
`,
		);
	});

	it('says nothing of a policy without a path', () => {
		checkLint(RULE, '[Log]\nPrintSeverity=none\n[EventSeverity]\nSeverityReadOnly=info\n');
	});

	it('only informs where the console shows them', () => {
		checkLint(
			RULE,
			`[Log]
PrintSeverity=info
LogSeverity=crit
[EventSeverity]
SeverityFiles=warn
#             ^^^^ unseen-event-severity(information): Only the console shows \`SeverityFiles\` events at \`warn\`.
`,
			{ role: 'standalone' },
		);
	});

	it('counts a console that the file chooses', () => {
		for (const misc of ['Daemon=no', 'Daemon=yes\nSetConsole=/var/log/samhain.console'])
			checkLint(
				RULE,
				`[Misc]\n${misc}\n[Log]\nPrintSeverity=info\nLogSeverity=none\n[EventSeverity]\nSeverityFiles=warn\n`,
				{ role: 'standalone' },
			);
	});

	it('only informs about events that many people hide', () => {
		checkLint(
			RULE,
			`[Log]
LogSeverity=crit
ExportSeverity=crit
[EventSeverity]
SeverityNames=info
#             ^^^^ unseen-event-severity(information)
`,
		);
	});

	it('sets the default', () => {
		expect(
			checkFix(
				RULE,
				'[Log]\nLogSeverity=crit\n[EventSeverity]\nSeverityFiles=info\n',
				'Set to `crit`',
				'[Log]\nLogSeverity=crit\n[EventSeverity]\nSeverityFiles=crit\n',
				{ role: 'standalone' },
			),
		).toEqual([]);
	});

	it('is one piece of information for all that only the console shows', () => {
		const found = joinEqual(
			lint(
				'[Log]\nLogSeverity=crit\n[EventSeverity]\nSeverityNames=info\n[Utmp]\nSeverityLogin=info\nSeverityLogout=info\n',
				{
					role: 'standalone',
				},
			),
		).filter(({ ruleId }) => ruleId === RULE);
		expect(found.map(({ related }) => related.length)).toEqual([2]);
	});
});

import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'unseen-event-severity';

describe(RULE, () => {
	it('compares with every destination', () => {
		checkLint(
			RULE,
			`[Log]
LogSeverity=crit
ExportSeverity=crit
[EventSeverity]
SeverityReadOnly=err
#                ^^^ unseen-event-severity(warning): No destination of this file logs \`SeverityReadOnly\` events at \`err\`.
SeverityFiles=crit
SeverityDirs=none
`,
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
});

import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'wrong-section';

describe(RULE, () => {
	it('names the right one', () => {
		checkLint(
			RULE,
			`[Log]
SetLoopTime=60
#^^^^^^^^^^ wrong-section(error): belongs to [Misc]
[Misc]
SetLoopTime=60
`,
		);
	});

	it('names no single policy for paths', () => {
		checkLint(
			RULE,
			`[Misc]
file=/etc/passwd
#^^^ wrong-section: a policy section
`,
		);
	});

	it('lets module options stand in any module', () => {
		checkLint(
			RULE,
			`[SuidCheck]
MountCheckActive=yes
`,
		);
	});

	it('moves the line under a header that is there', () => {
		expect(
			checkFix(
				RULE,
				'[Misc]\nDaemon=yes\n[Log]\nSetLoopTime=60\n',
				'Move the line to [Misc]',
				'[Misc]\nSetLoopTime=60\nDaemon=yes\n[Log]\n',
			),
		).toEqual([]);
	});

	it('puts a header around it otherwise', () => {
		expect(
			checkFix(
				RULE,
				'[Log]\nSetLoopTime=60\nLogSeverity=crit\n',
				'Put the line under a new [Misc] header',
				'[Log]\n[Misc]\nSetLoopTime=60\n[Log]\nLogSeverity=crit\n',
			),
		).toEqual([]);
	});
});

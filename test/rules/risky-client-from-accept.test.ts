import { describe, expect, it } from 'vitest';
import { checkFix, checkLint, lint } from '../support/check-lint.ts';

const RULE = 'risky-client-from-accept';

describe(RULE, () => {
	it('finds it switched on, by the first letter as the daemon does', () => {
		checkLint(
			RULE,
			`[Misc]
SetClientFromAccept = True
#                     ^^^^ risky-client-from-accept(warning): is on
`,
			{ role: 'server' },
		);
		checkLint(RULE, '[Server]\nSetClientFromAccept=false\n');
		checkLint(RULE, '[Server]\nSetClientFromAccept=yes\nSetClientFromAccept=0\n');
	});

	it('says that SeverityLookup has no effect beside it', () => {
		checkLint(
			RULE,
			`[Server]
SetClientFromAccept=1
#                   ^ risky-client-from-accept: \`SeverityLookup\` has no effect
SeverityLookup=crit
`,
		);
	});

	it('switches off, or removes the line where that is enough', () => {
		expect(
			checkFix(RULE, '[Server]\nSetClientFromAccept=yes\n', 'Turn off', '[Server]\nSetClientFromAccept=no\n'),
		).toEqual([]);
		expect(checkFix(RULE, '[Server]\nSetClientFromAccept=yes\n', 'Remove this line', '[Server]\n')).toEqual(
			[],
		);
		const twice = lint('[Server]\nSetClientFromAccept=yes\nSetClientFromAccept=yes\n').filter(
			({ ruleId }) => ruleId === RULE,
		);
		expect(twice.map(({ range }) => range.start.line)).toEqual([2]);
		expect(twice[0]?.fixes().map((fix) => fix.title)).toEqual(['Turn off']);
	});
});

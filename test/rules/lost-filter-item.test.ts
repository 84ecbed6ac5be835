import { describe, expect, it } from 'vitest';
import { checkFix, checkLint, lint } from '../support/check-lint.ts';

const RULE = 'lost-filter-item';

describe(RULE, () => {
	it('flags a single character at the end', () => {
		checkLint(
			RULE,
			`[Mail]
SetMailAddress=root@example.org
SetMailFilterAnd=POLICY C
#                       ^ lost-filter-item(warning): Samhain drops \`C\` at the end of the list.
SetMailFilterOr=POLICY ADDED
`,
		);
	});

	it('quotes it', () => {
		expect(
			checkFix(
				RULE,
				'[Mail]\nSetMailAddress=a@b.c\nSetMailFilterAnd=POLICY C\n',
				'Put it in quotes',
				`[Mail]
SetMailAddress=a@b.c
SetMailFilterAnd=POLICY 'C'
`,
			),
		).toEqual([]);
	});

	it('does not quote what is no expression by itself', () => {
		const [finding] = lint('[Mail]\nSetMailAddress=a@b.c\nSetMailFilterAnd=POLICY (\n').filter(
			({ ruleId }) => ruleId === RULE,
		);
		expect(finding?.fixes()).toEqual([]);
	});
});

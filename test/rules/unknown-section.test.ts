import { describe, expect, it } from 'vitest';
import { checkFix, checkLint, lint } from '../support/check-lint.ts';

const RULE = 'unknown-section';

describe(RULE, () => {
	it('flags the header and says what is near', () => {
		checkLint(
			RULE,
			`[Mics]
#^^^^^ unknown-section(error): Samhain ignores the options below: the section \`[Mics]\` does not exist.
SetLoopTime=60
`,
		);
	});

	it('knows headers that are only badly written', () => {
		checkLint(
			RULE,
			`[ Misc ]
#^^^^^^^ unknown-section: \`[ Misc ]\` is not the header [Misc]: blanks inside the brackets are not allowed.
[Misc]
[misc] text
`,
		);
	});

	it('calls old sections by their name', () => {
		checkLint(
			RULE,
			`[Misc]
[Kernel]
#^^^^^^^ unknown-section(warning): old releases
`,
		);
	});

	it('leaves sections of other roles and builds to other rules', () => {
		checkLint(
			RULE,
			`[Clients]
[Registry]
`,
			{ role: 'client' },
		);
	});

	it('takes the nearest name', () => {
		expect(
			checkFix(RULE, '[Mics]\nSetLoopTime=60\n', 'Change to `[Misc]`', '[Misc]\nSetLoopTime=60\n'),
		).toEqual([]);
	});

	it('distinguishes an option from a header', () => {
		const [found] = lint('[IgnoreMissing]\n/srv/x\n').filter(({ ruleId }) => ruleId === RULE);
		expect(found?.advice).toContain('`IgnoreMissing` is an option of [Misc]');
		expect(found?.fixes()).toEqual([]);
	});

	it('changes a header that means the same, and no other', () => {
		expect(
			checkFix(RULE, '[Smtp]\nMailSingle=yes\n', 'Change to `[Mail]`', '[Mail]\nMailSingle=yes\n'),
		).toEqual([]);
		const [users] = lint('[Users]\n').filter(({ ruleId }) => ruleId === RULE);
		expect(users?.advice).toContain('[UserFiles]');
		expect(users?.fixes()).toEqual([]);
	});
});

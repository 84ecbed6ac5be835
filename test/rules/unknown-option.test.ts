import { describe, expect, it } from 'vitest';
import { checkFix, checkLint, lint } from '../support/check-lint.ts';

const RULE = 'unknown-option';

describe(RULE, () => {
	it('flags the name', () => {
		checkLint(
			RULE,
			`[Misc]
SetLopTime=60
#^^^^^^^^^ unknown-option(error): Samhain drops this line: the option \`SetLopTime\` does not exist.
SetLoopTime=60
`,
		);
	});

	it('wants names as long as they are', () => {
		checkLint(
			RULE,
			`[Misc]
SetLoop=60
#^^^^^^ unknown-option
`,
		);
	});

	it('does not look under headers that are ignored', () => {
		checkLint(
			RULE,
			`[Nonsense]
SetLopTime=60
`,
		);
	});

	it('takes the nearest name', () => {
		expect(
			checkFix(RULE, '[Misc]\nSetLopTime=60\n', 'Change to `SetLoopTime`', '[Misc]\nSetLoopTime=60\n'),
		).toEqual([]);
	});

	it('changes a name that other programs have for the same thing', () => {
		expect(
			checkFix(
				RULE,
				'[Misc]\nPidFile=/run/samhain.pid\n',
				'Change to `SetLockfilePath`',
				'[Misc]\nSetLockfilePath=/run/samhain.pid\n',
			),
		).toEqual([]);
	});

	it.each([
		['belongs to another section', '[Log]\nLogFile=/var/log/x\n'],
		['does not take the value', '[Log]\nFacility=local2\n'],
		['is only near to what is written', '[Misc]\nLogDir=/var/log\n'],
		['means the opposite', '[Misc]\nForeground=yes\n'],
		['may be one of several', '[ReadOnly]\nPath=/etc/passwd\n'],
	])('offers no fix where the option %s', (_why, text) => {
		const found = lint(text).filter(({ ruleId }) => ruleId === RULE);
		expect(found.map((one) => [one.advice === '', one.fixes()])).toEqual([[false, []]]);
	});

	it('is no error where a release that nobody knows yet may have the name', () => {
		checkLint(
			RULE,
			`[Misc]
Frobnicate=yes
#^^^^^^^^^ unknown-option(warning): Samhain drops this line: the option \`Frobnicate\` is not known up to 4.4.3.
KernelCheckActive=yes
#^^^^^^^^^^^^^^^^ unknown-option(error)
Frob nicate=yes
#^^^^^^^^^^ unknown-option(error)
`,
		);
	});

	it('is an error for a version that was chosen and is not the newest', () => {
		const found = lint('[Misc]\nFrobnicate=yes\n', { version: '4.1.4' }).find(
			({ ruleId }) => ruleId === RULE,
		);
		expect(found?.severity).toBe('error');
	});

	it.each([
		['KernelCheckActive=yes', /3\.0\.11.*4\.1\.4/],
		['KernelProcRootIops=0x1', /3\.0\.11.*4\.1\.4/],
		['ReadOnly=/etc', /\[ReadOnly\] is a section/],
		['LogFormat=json', /no JSON format/],
		['Frobnicate=yes', /not known up to 4\.4\.3.*knownOptions/],
	])('says what there is to know about %s', (line, text) => {
		const found = lint(`[Misc]\n${line}\n`).find(({ ruleId }) => ruleId === RULE);
		expect(`${found?.what} ${found?.advice}`).toMatch(text);
	});
});

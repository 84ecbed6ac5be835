import { describe, expect, it } from 'vitest';
import { checkFix, checkLint, lint } from '../support/check-lint.ts';

const RULE = 'unused-suppression';

/** Ids and line numbers of the findings of a text. */
function found(text: string, rules = {}): readonly string[] {
	return lint(text, { rules, role: 'client' }).map(
		({ ruleId, range }) => `${range.start.line + 1} ${ruleId}`,
	);
}

describe('a comment to the linter', () => {
	it('silences a rule on the next line, and only there', () => {
		expect(
			found('[Misc]\n# samhain-lint-disable-next-line unknown-option\nSetLopTime=1\nSetLopTime=2\n'),
		).toEqual(['4 unknown-option']);
	});

	it('may stand above another one', () => {
		expect(
			found(
				'[Misc]\n# samhain-lint-disable-next-line unknown-option\n; samhain-lint-disable-next-line missing-value\nSetLopTime=1\n',
			),
		).toEqual(['3 unused-suppression']);
	});

	it('silences a block, and the rest of the file when nothing ends it', () => {
		expect(
			found(
				'[Misc]\n# samhain-lint-disable unknown-option\nSetLopTime=1\n# samhain-lint-enable unknown-option\nSetLopTime=2\n',
			),
		).toEqual(['5 unknown-option']);
		expect(found('[Misc]\n# samhain-lint-disable unknown-option\nSetLopTime=1\nSetLopTime=2\n')).toEqual([]);
	});

	it('silences the whole file, lines above it included', () => {
		expect(found('[Misc]\nSetLopTime=1\n// samhain-lint-disable-file unknown-option\n')).toEqual([]);
	});

	it('names several rules, or all by naming none', () => {
		const lines = 'SetLopTime=1\nSetConsole=\n';
		expect(found(`# samhain-lint-disable-file unknown-option missing-value\n[Misc]\n${lines}`)).toEqual([]);
		expect(found(`# samhain-lint-disable-file unknown-option, missing-value\n[Misc]\n${lines}`)).toEqual([]);
		expect(found(`# samhain-lint-disable-file\n[Misc]\n${lines}`)).toEqual([]);
	});

	it('may say why behind two dashes', () => {
		expect(
			found('[Misc]\n# samhain-lint-disable-next-line unknown-option -- old clients\nSetLopTime=1\n'),
		).toEqual([]);
	});

	it('is no comment behind a value', () => {
		expect(found('[Misc]\nSetLopTime=1 # samhain-lint-disable-next-line unknown-option\n')).toEqual([
			'2 unknown-option',
		]);
	});

	it('silences the findings that other lines cause', () => {
		expect(
			found(
				'[Misc]\nChecksumTest=check\n# samhain-lint-disable-next-line repeated-first-wins\nChecksumTest=none\n',
			),
		).toEqual([]);
	});
});

describe(RULE, () => {
	it('finds comments that silence nothing, and names that are no rule', () => {
		checkLint(
			RULE,
			`[Misc]
# samhain-lint-disable-next-line unknown-option missing-value
# ${' '.repeat(46)}^^^^^^^^^^^^^ unused-suppression(information): suppresses no such finding
SetLopTime=1
# samhain-lint-disable-file no-such-rule
#                           ^^^^^^^^^^^^ unused-suppression: the rule \`no-such-rule\` does not exist
# samhain-lint-enable unknown-option
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-suppression: This comment has no effect: nothing is disabled
# samhain-lint-disable-next-line
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-suppression: suppresses no finding
SetLoopTime=1
`.replace(
				'# samhain-lint-enable unknown-option\n# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
				'# samhain-lint-enable unknown-option\n# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
			),
		);
	});

	it('does not mind rules that are off, and rules about several files', () => {
		expect(
			found('[Misc]\n# samhain-lint-disable-next-line unknown-option\nSetLoopTime=1\n', {
				'unknown-option': 'off',
			}),
		).toEqual([]);
		expect(found('# samhain-lint-disable-file heartbeat-not-exported\n[Misc]\n')).toEqual([]);
	});

	it('takes away the comment, or one name of it', () => {
		expect(
			checkFix(
				RULE,
				'[Misc]\n# samhain-lint-disable-next-line unknown-option, missing-value\nSetLopTime=1\n',
				'Remove `missing-value` from the comment',
				'[Misc]\n# samhain-lint-disable-next-line unknown-option\nSetLopTime=1\n',
			),
		).toEqual([]);
		expect(
			checkFix(
				RULE,
				'[Misc]\n# samhain-lint-disable\nSetLoopTime=1\n',
				'Remove the comment',
				'[Misc]\nSetLoopTime=1\n',
			),
		).toEqual([]);
	});
});

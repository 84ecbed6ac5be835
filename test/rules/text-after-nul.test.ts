import { describe, expect, it } from 'vitest';
import { checkFix, lint } from '../support/check-lint.ts';

const RULE = 'text-after-nul';

function found(text: string): readonly string[] {
	return lint(text)
		.filter(({ ruleId }) => ruleId === RULE)
		.map(({ range, what }) => `${range.start.line}:${range.start.column} ${what}`);
}

describe(RULE, () => {
	it('names what is lost of a value, and of a line that begins with the byte', () => {
		expect(found('[ReadOnly]\nfile=/etc/pass\0wd\n\0file=/etc/group\n')).toEqual([
			'1:14 Samhain does not read `wd` after this NUL byte.',
			'2:0 Samhain does not read `file=/etc/group` after this NUL byte.',
		]);
	});

	it('says nothing where nothing is lost', () => {
		expect(found('[ReadOnly]\nfile=/etc/passwd\0\0 \n# a \0 b\n\0# c\n\0\n[EOF]\nx\0y\n')).toEqual([]);
		expect(found('[ReadOnly]\nfile=/etc/passwd\n[Nowhere]\nx=a\0b\n')).toEqual([]);
	});

	it('removes all bytes of the line', () => {
		expect(
			checkFix(
				RULE,
				'[ReadOnly]\nfile=/e\0tc\0\0/group\n',
				'Remove the NUL byte',
				'[ReadOnly]\nfile=/etc/group\n',
			),
		).toEqual([]);
	});
});

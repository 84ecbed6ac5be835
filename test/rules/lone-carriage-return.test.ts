import { describe, expect, it } from 'vitest';
import { checkFix, lint } from '../support/check-lint.ts';

const RULE = 'lone-carriage-return';

/** Places of the findings of a text, as line and column from 0. */
function places(text: string): readonly string[] {
	return lint(text)
		.filter(({ ruleId }) => ruleId === RULE)
		.map(({ range }) => `${range.start.line}:${range.start.column}`);
}

describe(RULE, () => {
	it('flags the one that joins two lines', () => {
		expect(places('[Misc]\nSetLoopTime=60\rDaemon=yes\n')).toEqual(['1:14']);
	});

	it('takes those at the end of a line for white space', () => {
		expect(places('[Misc]\r\nSetLoopTime=60\r\r\n\r\n')).toEqual([]);
	});

	it('begins a new line', () => {
		expect(
			checkFix(
				RULE,
				'[Misc]\nMessageHeader=a\rDaemon=yes\n',
				'Start a new line here',
				'[Misc]\nMessageHeader=a\nDaemon=yes\n',
			),
		).toEqual([]);
	});

	it('begins a new line at each, since the others would end none either', () => {
		const after = checkFix(
			RULE,
			'[Misc]\nDaemon=yes\rSetLoopTime=60\rSetNiceLevel=5\n',
			'Start a new line here',
			'[Misc]\nDaemon=yes\nSetLoopTime=60\nSetNiceLevel=5\n',
		);
		expect(after).toEqual([]);
	});
});

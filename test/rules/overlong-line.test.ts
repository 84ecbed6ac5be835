import { describe, expect, it } from 'vitest';
import { lint } from '../support/check-lint.ts';

const RULE = 'overlong-line';
/** Bytes that the daemon takes at once. */
const ROOM = 16381;

/** Columns of the findings of a file with one line of this text. */
function cuts(line: string): readonly number[] {
	return lint(`[Misc]\n${line}\n`)
		.filter(({ ruleId }) => ruleId === RULE)
		.map(({ range }) => range.start.column);
}

describe(RULE, () => {
	it('flags what the daemon reads as a line of its own', () => {
		expect(cuts(`MessageHeader=${'x'.repeat(ROOM)}`)).toEqual([ROOM]);
		expect(cuts(`MessageHeader=${'x'.repeat(ROOM - 14)}`)).toEqual([]);
	});

	it('counts bytes, not characters', () => {
		expect(cuts(`MessageHeader=${'ä'.repeat(ROOM / 2)}`)).toHaveLength(1);
	});
});

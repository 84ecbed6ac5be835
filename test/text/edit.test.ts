// Places, ranges and edits of a text.
import { expect, test } from 'vitest';
import { applyEdits, endOfInserted, type TextEdit } from '../../server/src/core/text/edit.ts';
import { countEdits } from '../../server/src/core/text/edit-distance.ts';
import { compareRanges, rangesTouch, type TextRange } from '../../server/src/core/text/range.ts';

function range(startLine: number, startColumn: number, endLine: number, endColumn: number): TextRange {
	return {
		start: { line: startLine, column: startColumn },
		end: { line: endLine, column: endColumn },
	};
}

function edit(at: TextRange, text: string): TextEdit {
	return { range: at, text };
}

test('edits apply in any order to the places of the text before them', () => {
	const edits = [edit(range(1, 0, 2, 0), ''), edit(range(0, 0, 0, 1), 'xyz')];
	expect(applyEdits('a\nb\nc', edits)).toBe('xyz\nc');
});

test('of two edits that overlap, the first one applies', () => {
	expect(applyEdits('abcd', [edit(range(0, 0, 0, 3), 'x'), edit(range(0, 1, 0, 4), 'y')])).toBe('xd');
});

test('ranges that meet at one place touch', () => {
	expect(rangesTouch(range(0, 0, 0, 3), range(0, 3, 0, 5))).toBe(true);
	expect(rangesTouch(range(0, 0, 0, 3), range(0, 4, 0, 5))).toBe(false);
	expect(rangesTouch(range(1, 0, 3, 0), range(2, 7, 2, 9))).toBe(true);
});

test('ranges are in order of their starts, then of their ends', () => {
	const ranges = [range(1, 0, 1, 2), range(0, 9, 3, 0), range(1, 0, 1, 1)];
	expect(ranges.sort(compareRanges)).toEqual([range(0, 9, 3, 0), range(1, 0, 1, 1), range(1, 0, 1, 2)]);
});

test('inserted text ends after its last line', () => {
	expect(endOfInserted({ line: 2, column: 4 }, 'ab')).toEqual({ line: 2, column: 6 });
	expect(endOfInserted({ line: 2, column: 4 }, 'ab\ncde\nf')).toEqual({ line: 4, column: 1 });
});

test.each([
	['severity', 'severity', 0],
	['severty', 'severity', 1],
	['sevreity', 'severity', 1],
	['setverity', 'severity', 1],
	['abc', 'xyz', 3],
	['abcdef', 'ghijkl', 4],
])('%s and %s differ in %i edits, counted up to 4', (a, b, edits) => {
	expect(countEdits(a, b, 3)).toBe(edits);
});

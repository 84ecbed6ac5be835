// The one diff: what it replaces, and that applying it gives the other text.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differenceOf } from '../../server/src/core/text/difference.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';

function replaced(old: string, text: string): string {
	const change = differenceOf(old, text);
	if (change === undefined) return 'nothing';
	const { start, end } = change;
	return `${start.line}:${start.column}-${end.line}:${end.column} ${JSON.stringify(change.text)}`;
}

test.each([
	['dir=/etc\n', 'dir=/etc\n', 'nothing'],
	['dir=/etc\nfile=/a\n', 'dir=/etc\nfile=/b\n', '1:6-1:7 "b"'],
	['', 'dir=/etc\n', '0:0-0:0 "dir=/etc\\n"'],
	['dir=/etc\n', '', '0:0-1:0 ""'],
	['a\na\n', 'a\na\na\n', '2:0-2:0 "a\\n"'],
])('%j → %j replaces %s', (old, text, expected) => {
	expect(replaced(old, text)).toBe(expected);
});

test('a CR and its LF are replaced together', () => {
	expect(replaced('a\r\nb', 'a\nb')).toBe('0:1-1:0 "\\n"');
	expect(replaced('a\nb', 'a\r\nb')).toBe('0:1-1:0 "\\r\\n"');
	expect(replaced('a\rb', 'a\r\nb')).toBe('0:1-0:2 "\\r\\n"');
});

test('the halves of a surrogate pair are replaced together', () => {
	expect(replaced('a😀b', 'a😁b')).toBe('0:1-0:3 "😁"');
	// U+10600 and U+1F600 have the same second half.
	expect(replaced('a\u{10600}b', 'a\u{1f600}b')).toBe('0:1-0:3 "\u{1f600}"');
});

test('applying the difference gives the other text', () => {
	const text = fc
		.array(fc.constantFrom('a', 'b', '\n', '\r\n', '\r', '😀', '😁'), { maxLength: 12 })
		.map((parts) => parts.join(''));
	fc.assert(
		fc.property(text, text, (old, wanted) => {
			const change = differenceOf(old, wanted);
			const edits = change === undefined ? [] : [{ range: change, text: change.text }];
			expect(applyEdits(old, edits)).toBe(wanted);
		}),
	);
});

// The lexer by example: what kind of line each text is, and that tokens are lossless.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daemonPieces, lexLine } from '../../server/src/core/syntax/line.ts';

/** A line with the kind it must have. */
const kinds: readonly (readonly [string, string])[] = [
	['', 'blank'],
	[' \t\v\f\r', 'blank'],
	['# a comment', 'comment'],
	['  ; also one', 'comment'],
	['// and this', 'comment'],
	['/ not this', 'option'],
	['[Misc]', 'header'],
	['  [ReadOnly] and more', 'header'],
	['@web1.example.org', 'condition'],
	['!@web1', 'condition'],
	['$Linux:.*', 'condition'],
	['!$Linux', 'condition'],
	['@if file_exists /etc/passwd', 'condition'],
	['@else', 'else'],
	['@ ELSE if x', 'else'],
	['$else', 'condition'],
	['@elsewhere', 'condition'],
	['@end', 'end'],
	['$ FI trailing', 'end'],
	['@ending', 'condition'],
	['!@end', 'condition'],
	['%SCHEDULE_TWO', 'directive'],
	['!%SCHEDULE_TWO', 'directive'],
	['SetLoopTime=60', 'option'],
	['!x', 'option'],
	['=', 'option'],
	['\0SetLoopTime=60', 'blank'],
];

describe('the lexer', () => {
	it.each(kinds)('takes %j for a %s', (text, kind) => {
		expect(lexLine(text).kind).toBe(kind);
	});

	it('keeps what stands behind the first equals sign together', () => {
		const text = '  SetMailRelay \t=  a = b \r';
		const line = lexLine(text);
		expect(text.slice(line.valueStart, line.end)).toBe('a = b');
	});

	it('ends a line at a NUL', () => {
		const text = 'SetNiceLevel=1\u00009';
		const line = lexLine(text);
		expect(text.slice(line.valueStart, line.end)).toBe('1');
	});

	it('finds the parts of any line in their order', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const { kind, start, equals, valueStart, end } = lexLine(text.replaceAll('\n', ' '));
				const parts = kind === 'option' && equals >= 0 ? [start, equals, valueStart, end] : [start, end];
				expect(parts).toEqual(parts.toSorted((a, b) => a - b));
				expect(end).toBeLessThanOrEqual(text.length);
			}),
		);
	});

	it('splits a line where the buffer of the daemon is full', () => {
		expect(daemonPieces('x'.repeat(16380))).toHaveLength(1);
		// The newline after a full buffer is read as an empty line.
		expect(daemonPieces('x'.repeat(16381)).map((piece) => piece.length)).toEqual([16381, 0]);
		expect(daemonPieces('x'.repeat(16382)).map((piece) => piece.length)).toEqual([16381, 1]);
		// The limit counts bytes: 16,381 are 5,460 characters of three bytes and one byte of the next.
		const torn = daemonPieces('€'.repeat(6000));
		expect(torn.map((piece) => piece.length)).toEqual([5461, 541]);
		expect(torn[0]?.slice(-2)).toBe('€\udce2');
	});
});

// The formatter: what changes and what stays, as texts before and after.
import { describe, expect, it } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { type FormatOptions, formatEdits, formatTypedEdits } from '../../server/src/core/features/format.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/settings/settings.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { takeCursor } from '../support/fixture.ts';
import { tryFormat, untidyFile } from '../support/format-meaning.ts';
import { seeded } from '../support/random-edits.ts';
import { settingsOf } from '../support/settings.ts';
import { unmarked } from './cursor.ts';

const OPTIONS: FormatOptions = {
	spacesAroundEquals: 'none',
	blankLinesBeforeSections: 1,
	indentConditionals: true,
	alignValues: false,
	indent: '  ',
};

function format(text: string, options: Partial<FormatOptions> = {}, fileName = 'samhainrc'): string {
	const analysis = new Analysis(text, { ...DEFAULT_SETTINGS, fileName });
	return applyEdits(text, formatEdits(analysis, { ...OPTIONS, ...options }));
}

/** The text after a character was typed at the cursor, by a client that formats on type. */
function type(marked: string, typed: string): string {
	const { text, cursor } = takeCursor(unmarked(marked));
	const before = applyEdits(text, [{ range: { start: cursor, end: cursor }, text: typed }]);
	const at =
		typed === '\n'
			? { line: cursor.line + 1, column: 0 }
			: { line: cursor.line, column: cursor.column + typed.length };
	return applyEdits(
		before,
		formatTypedEdits(new Analysis(before, settingsOf(before, {})), OPTIONS, at, typed),
	);
}

describe('the formatter', () => {
	it('takes blanks away where samhain skips them, and keeps values, quotes and comments', () => {
		expect(
			format('[Misc]\n  SetLoopTime =  60 \n#  a   comment  \n[ReadOnly]\nfile = "/etc/a  b" # why\t\n'),
		).toBe('[Misc]\nSetLoopTime=60\n\n#  a   comment\n[ReadOnly]\nfile="/etc/a  b" # why\n');
	});

	it('indents conditional blocks, and the tests inside of others', () => {
		expect(
			format(
				'[ReadOnly]\n@web1\nfile=/a\n@if not file_exists /b\nfile=/b\n@else\n# c\n@end\n @end\nfile=/d\n',
			),
		).toBe(
			'[ReadOnly]\n@web1\n  file=/a\n  @if not file_exists /b\n    file=/b\n  @else\n    # c\n  @end\n@end\nfile=/d\n',
		);
	});

	it('leaves the start of lines alone where a block has no end', () => {
		expect(format('[ReadOnly]\n@web1\n   file = /a\n')).toBe('[ReadOnly]\n@web1\n   file=/a\n');
	});

	it('keeps sections apart, with the comments of their headers, but not from the top or from a condition', () => {
		expect(
			format(
				'# top\n[Misc]\nDaemon=yes\n# paths\n# of all hosts\n[ReadOnly]\nfile=/a\n\n\n\n[Log]\n@web1\n[Mail]\n@end\n',
			),
		).toBe(
			'# top\n[Misc]\nDaemon=yes\n\n# paths\n# of all hosts\n[ReadOnly]\nfile=/a\n\n[Log]\n@web1\n  [Mail]\n@end\n',
		);
	});

	it.each([
		['one', 'Daemon = yes\nSetLoopTime = 60\n'],
		['keep', 'Daemon= yes\nSetLoopTime =60\n'],
	] as const)('places the equals sign as the settings say: %s', (spacesAroundEquals, expected) => {
		expect(format('[Misc]\nDaemon= yes\nSetLoopTime =60\n', { spacesAroundEquals })).toBe(
			`[Misc]\n${expected}`,
		);
	});

	it('aligns equals signs where it is asked to', () => {
		expect(
			format('[Misc]\nDaemon=yes\nSetLoopTime=60\n\nSyslogFacility=x\n', {
				alignValues: true,
				spacesAroundEquals: 'one',
			}),
		).toBe('[Misc]\nDaemon      = yes\nSetLoopTime = 60\n\nSyslogFacility = x\n');
	});

	it('keeps line ends', () => {
		expect(format('[Misc]\r\nDaemon = yes \r\n[Log]\r\n\r\n\r\n')).toBe(
			'[Misc]\r\nDaemon=yes\r\n\r\n[Log]\r\n',
		);
	});

	it('adds no newline to a last line without one, since samhain would read the line then', () => {
		expect(format('[Misc]\nDaemon = yes')).toBe('[Misc]\nDaemon=yes');
	});

	it.each([
		['a signed file', '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n\n[Misc]\nDaemon = yes \n'],
		['a line with a template tag', '[Misc]\n  SetLoopTime = <%= @loop %>  \n'],
		['the markers of a merge', '[Misc]\n <<<<<<< HEAD \n=======\n>>>>>>> b \n'],
		[
			'an indented line that would start a signature',
			'[Misc]\n  -----BEGIN PGP SIGNED MESSAGE-----\n\n[Log]\n',
		],
		['text after the end', '[EOF]\n  a = b  \n\n\n'],
		['text before the first header', 'a = b\n'],
		['a carriage return inside a line', '[Misc]\nDaemon = yes\rSetLoopTime = 60 \n'],
		['an overlong line', `[Misc]\nDaemon = ${'y'.repeat(5000)} \n`],
	])('leaves %s as it is', (_name, text) => {
		expect(format(text)).toBe(text);
	});

	it('leaves placeholders of a file that a program fills in', () => {
		const text = '[Misc]\n SetLoopTime = @loop@ \n';
		expect(format(text, {}, 'samhainrc.in')).toBe(text);
		expect(format(text)).toBe('[Misc]\nSetLoopTime=@loop@\n');
	});

	it('formats part of a file', () => {
		const text = '[Misc]\nDaemon = yes\nSetLoopTime = 60\nSetFileCheckTime = 600\n';
		const edits = formatEdits(new Analysis(text, DEFAULT_SETTINGS), OPTIONS, { first: 2, last: 2 });
		expect(applyEdits(text, edits)).toBe('[Misc]\nDaemon = yes\nSetLoopTime=60\nSetFileCheckTime = 600\n');
	});

	it('formats the line that Enter ends, and indents the next one', () => {
		expect(type('[ReadOnly]\n@web1\nfile = /a $0\n', '\n')).toBe('[ReadOnly]\n@web1\n  file=/a\n  \n');
	});

	it('moves a typed @end below its condition', () => {
		expect(type('[ReadOnly]\n@web1\n  file=/a\n  @en$0\n', 'd')).toBe('[ReadOnly]\n@web1\n  file=/a\n@end\n');
		expect(type('[ReadOnly]\n@web1\n  fil$0\n', 'd')).toBe('[ReadOnly]\n@web1\n  fild\n');
	});

	it('changes nothing that samhain makes of a file, and nothing the second time', () => {
		const random = seeded(13);
		for (let left = 200; left > 0; left--) {
			const text = untidyFile(random);
			const fileName = random() < 0.2 ? 'samhainrc.in' : 'samhainrc';
			tryFormat(random, text, { ...DEFAULT_SETTINGS, fileName });
		}
	});
});

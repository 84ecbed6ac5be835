// Options from a list: each is written where the daemon reads it, and nothing else changes.
import { describe, expect, it } from 'vitest';
import {
	Analysis,
	applyEdits,
	DEFAULT_SETTINGS,
	insertableOptions,
	insertOptionEdit,
} from '../../server/src/core/index.ts';

function analyse(text: string, language: 'samhainrc' | 'yulerc' = 'samhainrc'): Analysis {
	return new Analysis(text, { ...DEFAULT_SETTINGS, language, fileName: language });
}

/** The text with the option in it; `|` marks where the value begins. */
function inserted(text: string, section: string, name: string): string | undefined {
	const made = insertOptionEdit(analyse(text), section, name);
	if (made === undefined) return undefined;
	const lines = applyEdits(text, [made.edit]).split('\n');
	const { line, column } = made.value;
	lines[line] = `${lines[line]?.slice(0, column)}|${lines[line]?.slice(column)}`;
	return lines.join('\n');
}

describe('an option from the list', () => {
	it.each([
		['[Misc]\nDaemon=yes\n\n[Log]\n', 'Misc', '[Misc]\nDaemon=yes\nSetLoopTime=|\n\n[Log]\n'],
		[
			'[Log]\nLogSeverity=warn\n[EOF]\nrest\n',
			'Misc',
			'[Log]\nLogSeverity=warn\n[Misc]\nSetLoopTime=|\n[EOF]\nrest\n',
		],
		[
			'[Misc]\n@if hostname_matches x\nDaemon=yes\n@end\n',
			'Misc',
			'[Misc]\nSetLoopTime=|\n@if hostname_matches x\nDaemon=yes\n@end\n',
		],
		['[Log]\n@web1\nLogSeverity=warn\n', 'Misc', '[Log]\n[Misc]\nSetLoopTime=|\n@web1\nLogSeverity=warn\n'],
		['', 'Misc', '[Misc]\nSetLoopTime=|\n'],
	])('goes into its section in %j', (text, section, expected) => {
		expect(inserted(text, section, 'setlooptime')).toBe(expected);
	});

	it('keeps the line ends of the file', () => {
		expect(inserted('[Misc]\r\nDaemon=yes\r\n', 'Misc', 'SetLoopTime')).toBe(
			'[Misc]\r\nDaemon=yes\r\nSetLoopTime=|\r\n',
		);
	});

	it('is one that the daemon reads there', () => {
		expect(inserted('[Misc]\n', 'Mail', 'SetLoopTime')).toBeUndefined();
		const server = insertableOptions(analyse('', 'yulerc'));
		expect(server.some(({ option }) => option.key === 'client')).toBe(true);
		expect(server.some(({ section }) => section === 'ReadOnly')).toBe(false);
	});
});

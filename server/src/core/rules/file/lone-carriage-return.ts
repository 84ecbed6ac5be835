import { defineRule } from '../define-rule.ts';

export const loneCarriageReturn = defineRule({
	id: 'lone-carriage-return',
	scope: 'line',
	summary: 'A carriage return stands in the middle of a line.',
	why: 'To the daemon a line ends at a line feed. A carriage return before it is white space and does no harm, but one in the middle of a line is part of it: what looks like a line of its own in an editor belongs to the line before.',
	advice: 'Save the file with line feeds as line ends.',
	defaultSeverity: 'error',
	since: '0.1.0',
	sources: ['src/sh_unix.c, sh_unix_getline'],
	examples: {
		bad: ['[Misc]\nSetLoopTime=60\rDaemon=yes\n'],
		good: [{ note: 'With a line feed behind each of them.', text: '[Misc]\r\nSetLoopTime=60\r\n' }],
	},
	check(line, _daemon, report) {
		const { text } = line;
		const at = text.indexOf('\r');
		if (at < 0 || line.parsed.kind === 'nothing' || line.parsed.kind === 'skipped') return;
		// Those at the end, with other white space, are cut off by the daemon.
		if (text.slice(at).trim() === '') return;
		report({
			line,
			start: at,
			end: at + 1,
			what: 'What stands behind this carriage return belongs to the same line.',
			fixes: () => [
				{
					title: 'Begin a new line here',
					edits: [{ kind: 'replace', line, start: at, end: at + 1, text: '\n' }],
					isPreferred: true,
				},
			],
		});
	},
});

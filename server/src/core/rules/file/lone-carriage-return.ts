import { defineRule } from '../define-rule.ts';
import { replaceSpan } from '../edits.ts';

export const loneCarriageReturn = defineRule({
	id: 'lone-carriage-return',
	scope: 'line',
	skipsPlainLines: true,
	summary: 'A line contains a carriage return that does not end it.',
	why: 'Samhain ends a line only at a line feed. A carriage return directly before the line feed is harmless white space, but one in the middle of a line is part of it: what an editor shows as the next line belongs to this one.',
	advice: 'Save the file with line feeds as line endings.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_unix.c, sh_unix_getline'],
	examples: {
		bad: ['[Misc]\nSetLoopTime=60\rDaemon=yes\n'],
		good: [{ note: 'A line feed follows each of them.', text: '[Misc]\r\nSetLoopTime=60\r\n' }],
	},
	check(line, _daemon, report) {
		const at = line.text.indexOf('\r');
		if (at < 0 || line.parsed.kind === 'nothing' || line.parsed.kind === 'skipped') return;
		// Samhain strips those at the end, with other white space.
		if (line.text.slice(at).trim() === '') return;
		const ends = [...line.text.trimEnd().matchAll(/\r/g)].map(({ index }) => index);
		report({
			line,
			start: at,
			end: at + 1,
			what: 'Samhain does not end the line at this carriage return.',
			fixes: () => [
				{
					title: 'Start a new line here',
					edits: ends.map((start) => replaceSpan({ line, start, end: start + 1 }, '\n')),
					isPreferred: true,
				},
			],
		});
	},
});

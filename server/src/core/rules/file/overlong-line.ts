import { daemonPieces } from '../../syntax/line.ts';
import { defineRule } from '../define-rule.ts';

export const overlongLine = defineRule({
	id: 'overlong-line',
	scope: 'line',
	skipsPlainLines: true,
	summary: 'A line exceeds the line length that samhain reads.',
	why: 'Samhain reads the text after 16381 bytes as a new line: it truncates the value, reads the rest on its own, and counts one more line in all messages below.',
	advice: 'Shorten or split the line.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_unix.c, sh_unix_getline', 'src/sh_readconf.c: SH_LINE_IN'],
	examples: {
		bad: [`[Misc]\nMessageHeader=${'x'.repeat(16400)}\n`],
		good: [`[Misc]\nMessageHeader=${'x'.repeat(400)}\n`],
	},
	check(line, _daemon, report) {
		// A line that just fills the buffer counts as two, of which the second is empty: nothing is torn.
		const pieces = daemonPieces(line.text).filter((piece) => piece !== '');
		if (pieces.length < 2 || line.parsed.kind === 'skipped') return;
		// Of a character that is torn, the first piece has single bytes.
		const start = pieces[0]?.replace(/(?<![\ud800-\udbff])[\udc80-\udcff]+$/, '').length ?? 0;
		report({
			line,
			start,
			end: line.text.length,
			what: `Samhain splits the line here, after 16381 bytes, and reads it as ${pieces.length} lines.`,
		});
	},
});

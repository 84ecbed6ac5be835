import { daemonPieces } from '../../syntax/line.ts';
import { defineRule } from '../define-rule.ts';

export const overlongLine = defineRule({
	id: 'overlong-line',
	scope: 'line',
	summary: 'A line is longer than the daemon reads at once.',
	why: 'After 16381 bytes the daemon takes the rest for a new line: the value is cut, the rest is judged by itself, and all line numbers below are off by one.',
	advice: 'Make the line shorter, or several lines of it.',
	defaultSeverity: 'error',
	since: '0.1.0',
	sources: ['src/sh_unix.c, sh_unix_getline', 'src/sh_readconf.c: SH_LINE_IN'],
	examples: {
		bad: [`[Misc]\nMessageHeader=${'x'.repeat(16400)}\n`],
		good: [`[Misc]\nMessageHeader=${'x'.repeat(400)}\n`],
	},
	check(line, _daemon, report) {
		const pieces = daemonPieces(line.text);
		if (pieces.length < 2 || line.parsed.kind === 'skipped') return;
		const start = pieces[0]?.length ?? 0;
		report({
			line,
			start,
			end: line.text.length,
			what: `The line is cut here, after 16381 bytes: the daemon reads it as ${pieces.length} lines.`,
		});
	},
});

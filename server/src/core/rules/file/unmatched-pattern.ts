import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { quote, valueSpan } from '../edits.ts';
import { rejectionOf } from '../rejections.ts';

export const unmatchedPattern = defineRule({
	id: 'unmatched-pattern',
	scope: 'line',
	kinds: ['option'],
	isAboutDaemonMessages: true,
	summary: 'A pattern of paths is expanded when the file is read.',
	why: 'Where nothing matches at that time the daemon says "No matches found" once, without a line number. It looks again before each check, so files that come later are found.',
	advice: 'Check the pattern. A literal `*`, `?` or `[` is written `\\\\*`, `\\\\?`, `\\\\[`.',
	defaultSeverity: 'information',
	since: '0.1.0',
	sources: ['src/sh_files.c, sh_files_globbing'],
	examples: {
		bad: ['[LogFiles]\nfile=/srv/*/access.log\n'],
		good: ['[LogFiles]\nfile=/srv/www/access.log\n'],
	},
	check(line, daemon, report) {
		if (rejectionOf(line, daemon) !== 'glob') return;
		report({
			...valueSpan(line),
			what: `${quote(optionText(line).value)} is a pattern; if nothing matches at the start, nothing is watched yet.`,
		});
	},
});

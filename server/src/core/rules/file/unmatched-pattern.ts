import { optionText } from '../../document/option-text.ts';
import { namesRotatedLogs } from '../../values/well-known-paths.ts';
import { defineRule } from '../define-rule.ts';
import { quote, valueSpan } from '../edits.ts';
import { rejectionOf } from '../rejections.ts';

export const unmatchedPattern = defineRule({
	id: 'unmatched-pattern',
	scope: 'line',
	kinds: ['option'],
	isAboutDaemonMessages: true,
	dependsOnMachine: true,
	summary: 'Samhain expands a path pattern when it reads the file.',
	why: 'If nothing matches then, samhain logs "No matches found" once, without a line number. It expands the pattern again before each check, so it finds files that appear later.',
	advice: 'Check the pattern. Write a literal `*`, `?` or `[` as `\\\\*`, `\\\\?` or `\\\\[`.',
	defaultSeverity: 'information',
	concern: 'doubt',
	confidence: 'low',
	since: '1.0.0',
	sources: ['src/sh_files.c, sh_files_globbing'],
	examples: {
		bad: ['[LogFiles]\nfile=/srv/*/access.log\n'],
		good: [
			'[LogFiles]\nfile=/srv/www/access.log\n',
			{ note: 'Rotated logs come and go.', text: '[LogFiles]\nfile=/var/log/*.[0-9].gz\n' },
		],
	},
	check(line, daemon, report) {
		const { value } = optionText(line);
		if (rejectionOf(line, daemon) !== 'glob' || namesRotatedLogs(value)) return;
		report({
			...valueSpan(line),
			what: `${quote(value)} is a pattern: samhain watches nothing until a path matches.`,
			cause: 'pattern',
		});
	},
});

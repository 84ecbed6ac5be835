import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { keySpan, quote } from '../edits.ts';
import { rejectionOf } from '../rejections.ts';

function need(key: string): string {
	if (key.startsWith('logmon')) return key === 'logmonendhost' ? 'a `LogmonHost`' : 'a `LogmonGroup`';
	return /mail|addr/.test(key) ? 'an open `SetMailAddress` or `SetMailAlias`' : 'an open `OpenCommand`';
}

export const outsideBlock = defineRule({
	id: 'outside-block',
	scope: 'line',
	kinds: ['option'],
	isAboutDaemonMessages: true,
	summary: 'A line belongs to a block, but none is open.',
	why: 'Lines about a recipient or a command apply to the one that was opened last and is not closed yet. Where none is open the daemon says "Invalid input" and drops the line.',
	advice: 'Put the line behind the one that opens the block.',
	defaultSeverity: 'error',
	since: '0.1.0',
	sources: ['src/sh_extern.c', 'src/sh_nmail.c', 'src/sh_log_evalrule.c'],
	examples: {
		bad: [
			'[External]\nSetCommandLine=logger -p auth.crit\nOpenCommand=/usr/bin/logger\n',
			'[Mail]\nCloseAddress\n',
		],
		good: ['[External]\nOpenCommand=/usr/bin/logger\nSetCommandLine=logger -p auth.crit\nCloseCommand\n'],
	},
	check(line, daemon, report) {
		const { option } = line.parsed;
		if (option === undefined || rejectionOf(line, daemon) !== 'outside-block') return;
		report({
			...keySpan(line),
			what: `${quote(optionText(line).key)} needs ${need(option.key)} line above it.`,
		});
	},
});

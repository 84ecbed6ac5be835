import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { keySpan, quote } from '../edits.ts';
import { rejectionOf } from '../rejections.ts';

function need(key: string): string {
	if (key.startsWith('logmon')) return key === 'logmonendhost' ? '`LogmonHost`' : '`LogmonGroup`';
	return /mail|addr/.test(key) ? '`SetMailAddress` or `SetMailAlias`' : '`OpenCommand`';
}

export const outsideBlock = defineRule({
	id: 'outside-block',
	scope: 'line',
	kinds: ['option'],
	isAboutDaemonMessages: true,
	summary: 'A line needs an open block.',
	why: 'Lines for a recipient or a command apply to the block that is open. Without one, samhain logs "Invalid input" and drops the line.',
	advice: 'Move the line below the line that opens the block.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
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
			what: `Samhain drops ${quote(optionText(line).key)}: it needs an open ${need(option.key)} block.`,
		});
	},
});

import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { keySpan, quote, replaceSpan } from '../edits.ts';

export const inexactOptionName = defineRule({
	id: 'inexact-option-name',
	scope: 'line',
	kinds: ['option'],
	summary: 'A name has letters too many and is taken for the option that it begins with.',
	why: 'The daemon compares only as many letters as the name in its table has. The line works today, but a reader, a search and a later version may see another option in it.',
	advice: 'Write the name as it is.',
	defaultSeverity: 'warning',
	since: '0.1.0',
	sources: ['src/sh_readconf.c, sh_readconfig_line'],
	examples: {
		bad: ['[Misc]\nSetLoopTimes=60\n', '[ReadOnly]\nfiles=/etc/passwd\n'],
		good: ['[Misc]\nsetlooptime=60\n', '[ReadOnly]\nfile = /etc/passwd\n'],
	},
	check(line, _daemon, report) {
		const { option } = line.parsed;
		const { key } = optionText(line);
		if (option === undefined || key.toLowerCase() === option.key) return;
		const span = keySpan(line);
		report({
			...span,
			what: `${quote(key)} is read as \`${option.name}\`.`,
			fixes: () => [
				{
					title: `Change to \`${option.name}\``,
					edits: [replaceSpan(span, option.name)],
					isPreferred: true,
					isSafe: true,
				},
			],
		});
	},
});

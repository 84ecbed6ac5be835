import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { keySpan, quote, replaceSpan } from '../edits.ts';

export const inexactOptionName = defineRule({
	id: 'inexact-option-name',
	scope: 'line',
	kinds: ['option'],
	summary: 'An option name has extra trailing letters; samhain matches only the prefix.',
	why: 'Samhain compares only as many letters as the known name has. The line works, but a reader, a search or a later version may take it for another option.',
	advice: 'Use the exact name.',
	defaultSeverity: 'warning',
	concern: 'tidiness',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_readconf.c, sh_readconfig_line'],
	examples: {
		bad: ['[Misc]\nSetLoopTimes=60\n', '[ReadOnly]\nfiles=/etc/passwd\n'],
		good: ['[Misc]\nsetlooptime=60\n', '[ReadOnly]\nfile = /etc/passwd\n'],
	},
	check(line, _daemon, report) {
		const { option } = line.parsed;
		// The name that samhain found is the beginning of the one that is written, so their lengths tell enough.
		if (option === undefined || (line.isPlain && line.text[option.key.length] === '=')) return;
		const { key } = optionText(line);
		if (key.toLowerCase() === option.key) return;
		const span = keySpan(line);
		report({
			...span,
			what: `Samhain reads ${quote(key)} as \`${option.name}\`.`,
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

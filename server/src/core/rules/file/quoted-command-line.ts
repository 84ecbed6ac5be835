import { optionText } from '../../document/option-text.ts';
import { beginsExpansion } from '../../values/expansion.ts';
import { hasQuotes } from '../../values/external.ts';
import { defineRule } from '../define-rule.ts';
import { quote, valueSpan } from '../edits.ts';

export const quotedCommandLine = defineRule({
	id: 'quoted-command-line',
	scope: 'line',
	options: ['setcommandline'],
	summary: 'A command line contains quotes.',
	why: 'Samhain does not use a shell. It splits the line at blanks and passes the quotes to the program.',
	advice: 'Put the command into a script and call the script.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_extern.c, sh_ext_add_argv'],
	examples: {
		bad: ['[External]\nOpenCommand=/usr/bin/logger\nSetCommandLine=logger -t "file check"\nCloseCommand\n'],
		good: ['[External]\nOpenCommand=/usr/bin/logger\nSetCommandLine=logger -t samhain\nCloseCommand\n'],
	},
	check(line, _daemon, report) {
		const { value } = optionText(line);
		if (line.parsed.isTemplated === true || beginsExpansion(value) || !hasQuotes(value)) return;
		report({
			...valueSpan(line),
			what: `Samhain splits ${quote(value)} at its blanks and ignores the quotes.`,
		});
	},
});

import { optionText } from '../../document/option-text.ts';
import { beginsExpansion } from '../../values/expansion.ts';
import { defineRule } from '../define-rule.ts';
import { quote, valueSpan } from '../edits.ts';

export const quotedCommandLine = defineRule({
	id: 'quoted-command-line',
	scope: 'line',
	options: ['setcommandline'],
	summary: 'A command line has quotes in it.',
	why: 'There is no shell: the line is split at blanks, and the quotes are handed to the program as they are.',
	advice: 'Put the command into a small script and call that.',
	defaultSeverity: 'warning',
	since: '0.1.0',
	sources: ['src/sh_extern.c, sh_ext_add_argv'],
	examples: {
		bad: ['[External]\nOpenCommand=/usr/bin/logger\nSetCommandLine=logger -t "file check"\nCloseCommand\n'],
		good: ['[External]\nOpenCommand=/usr/bin/logger\nSetCommandLine=logger -t samhain\nCloseCommand\n'],
	},
	check(line, _daemon, report) {
		const { value } = optionText(line);
		if (line.parsed.isTemplated === true || beginsExpansion(value) || !/["']/.test(value)) return;
		report({ ...valueSpan(line), what: `${quote(value)} is split at its blanks, whatever the quotes say.` });
	},
});

import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { removeLine, valueSpan } from '../edits.ts';

export const consoleToNull = defineRule({
	id: 'console-to-null',
	scope: 'line',
	options: ['setconsole'],
	summary: '`/dev/null` is an inefficient way to silence the console.',
	why: 'Samhain opens and writes `/dev/null` for every message.',
	advice: 'Remove the line and set `PrintSeverity=none`.',
	defaultSeverity: 'hint',
	since: '0.1.0',
	sources: ['src/sh_err_console.c', 'yulerc.template'],
	examples: { bad: ['[Misc]\nSetConsole=/dev/null\n'], good: ['[Log]\nPrintSeverity=none\n'] },
	check(line, _daemon, report) {
		if (optionText(line).value !== '/dev/null' || line.parsed.isRejected === true) return;
		report({
			...valueSpan(line),
			what: 'Samhain writes every console message to `/dev/null`.',
			fixes: () => [removeLine(line)],
		});
	},
});

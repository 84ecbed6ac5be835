import { optionText } from '../../document/option-text.ts';
import { acceptedLines, decidingLine } from '../../effective/in-force.ts';
import { knownValue } from '../../effective/known-value.ts';
import { readBool } from '../../values/bool.ts';
import { consoleTarget } from '../../values/console.ts';
import { defineRule } from '../define-rule.ts';
import { quote, removeLine, valueSpan } from '../edits.ts';

export const consoleToNull = defineRule({
	id: 'console-to-null',
	scope: 'file',
	reads: ['tail', 'option:setconsole', 'option:daemon'],
	summary: 'Console messages go to `/dev/null`.',
	why: 'A daemon opens and writes `/dev/null` for every message. Its own standard output and error lead to `/dev/null`, too, so nothing arrives in the journal or in a container log. Samhain in the foreground ignores `SetConsole` and writes to standard error.',
	advice:
		'To silence the console, remove the line and set `PrintSeverity=none`. To see the messages on standard output, set `Daemon=no` and start samhain with `--foreground`.',
	defaultSeverity: 'hint',
	concern: 'doubt',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['src/sh_err_console.c', 'yulerc.template', 'Recorded checks of the daemon'],
	examples: {
		bad: ['[Misc]\nSetConsole=/dev/null\n', '[Misc]\nDaemon=yes\nSetConsole=/dev/stdout\n'],
		good: ['[Log]\nPrintSeverity=none\n', '[Misc]\nDaemon=no\nSetConsole=/dev/stdout\n'],
	},
	check(view, report) {
		const daemon = decidingLine(view, 'daemon');
		const isDaemon = daemon !== undefined && readBool(knownValue(daemon) ?? '') === true;
		for (const line of acceptedLines(view, 'setconsole')) {
			const { value } = optionText(line);
			if (consoleTarget(value) === 'nowhere') {
				report({
					...valueSpan(line),
					what: 'A daemon writes every console message to `/dev/null`.',
					fixes: () => [removeLine(line)],
				});
			} else if (isDaemon && consoleTarget(value) === 'own-output') {
				report({
					...valueSpan(line),
					severity: 'warning',
					what: `Nothing arrives at ${quote(value)}: with \`Daemon=yes\` it leads to \`/dev/null\`.`,
					related: [{ ...valueSpan(daemon), message: 'This makes samhain a daemon.' }],
					fixes: () => [removeLine(line)],
				});
			}
		}
	},
});

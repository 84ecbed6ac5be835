import { optionText } from '../../document/option-text.ts';
import { readBranchTest } from '../../values/branch-test.ts';
import { commandOf } from '../../values/expansion.ts';
import { defineRule } from '../define-rule.ts';
import { quote, textSpan, valueSpan } from '../edits.ts';

export const shellExpansion = defineRule({
	id: 'shell-expansion',
	scope: 'line',
	skipsPlainLines: true,
	kinds: ['option', 'invalid', 'condition'],
	summary: 'Samhain runs a command while it reads the file.',
	why: 'Samhain runs it through the shell as root at each start and reload; in a condition, even where the line itself does not apply. If the command prints nothing, samhain waits for up to two minutes and then rejects the line as invalid.',
	advice: 'Make sure that only root can change the command and that it always prints a value.',
	defaultSeverity: 'information',
	concern: 'risk',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_readconf.c, sh_readconf_expand_value and sh_readconf_cond_match'],
	examples: {
		bad: [
			'[Misc]\nSetBindAddress=$(hostname -i)\n',
			'[Misc]\n@if command_succeeds test -e /etc/web\nSetLoopTime=60\n@end\n',
		],
		good: ['[Misc]\nSetBindAddress=192.0.2.7\n'],
	},
	check(line, _daemon, report) {
		if (line.parsed.kind === 'condition') {
			const span = textSpan(line);
			const text = line.text.slice(span.start, span.end);
			const { test, argument, argumentStart } = readBranchTest(text);
			if (test !== 'command_succeeds' || argument === '') return;
			const start = span.start + argumentStart;
			report({
				line,
				start,
				end: span.end,
				what: `${quote(argument)} runs as root whenever samhain reads the file.`,
			});
			return;
		}
		const { value } = optionText(line);
		const command = commandOf(value);
		if (command === undefined) return;
		report({
			...valueSpan(line),
			what: `${quote(command)} runs as root whenever samhain reads the file.`,
		});
	},
});

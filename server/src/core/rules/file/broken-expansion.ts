import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { quote, setValue, valueSpan } from '../edits.ts';

export const brokenExpansion = defineRule({
	id: 'broken-expansion',
	scope: 'line',
	kinds: ['option'],
	summary: 'A command in a value is not run.',
	why: 'A value is only a command when it is `$(…)` as a whole, on one line. Otherwise the text itself is the value.',
	advice: 'Put the whole value into `$(…)`, on one line.',
	defaultSeverity: 'warning',
	since: '0.1.0',
	sources: ['src/sh_readconf.c, sh_readconf_expand_value'],
	examples: {
		bad: ['[Misc]\nMessageHeader=$(hostname) %S\n', '[PortCheck]\nPortCheckInterface=$( ip addr |\n'],
		good: ['[Misc]\nMessageHeader=$(echo %S)\n', '[Misc]\nIgnoreAdded=/tmp/x$(a|b)\n'],
	},
	check(line, _daemon, report) {
		const { option, isTemplated } = line.parsed;
		if (!line.text.includes('$(') || option === undefined || isTemplated === true) return;
		const { value } = optionText(line);
		const at = value.indexOf('$(');
		// In expressions and command lines the two characters have a meaning of their own.
		if (at < 0) return;
		if (/^(?:regex|regex-list|rule|argv|condition-list|watch)$/.test(option.kind)) return;
		if (at === 0 && value.endsWith(')')) return;
		if (at > 0 && !value.includes(')')) return;
		const closed = `${value})`;
		report({
			...valueSpan(line),
			what: `${quote(value)} is no command for the daemon, but the value itself.`,
			fixes: () => (at === 0 && /^\$\([^)|]*[^)|\s]$/.test(value) ? [setValue(line, closed)] : []),
		});
	},
});

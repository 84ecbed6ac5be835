import { optionText } from '../../document/option-text.ts';
import { findBrokenExpansion } from '../../values/expansion.ts';
import { defineRule } from '../define-rule.ts';
import { quote, setValue, valueSpan } from '../edits.ts';

export const brokenExpansion = defineRule({
	id: 'broken-expansion',
	scope: 'line',
	skipsPlainLines: true,
	kinds: ['option'],
	summary: 'Samhain does not run a command in a value.',
	why: 'Samhain runs a command only if `$(…)` is the whole value, on one line. Otherwise the text itself is the value.',
	advice: 'Enclose the whole value in `$(…)`, on one line.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_readconf.c, sh_readconf_expand_value'],
	examples: {
		bad: ['[Misc]\nMessageHeader=$(hostname) %S\n', '[PortCheck]\nPortCheckInterface=$( ip addr |\n'],
		good: ['[Misc]\nMessageHeader=$(echo %S)\n', '[Misc]\nIgnoreAdded=/tmp/x$(a|b)\n'],
	},
	check(line, _daemon, report) {
		const { option, isTemplated } = line.parsed;
		if (!line.text.includes('$(') || option === undefined || isTemplated === true) return;
		const { value } = optionText(line);
		const broken = findBrokenExpansion(value, option.kind);
		if (broken === undefined) return;
		report({
			...valueSpan(line),
			what: `Samhain does not run ${quote(value)} as a command; this text is the value.`,
			fixes: () => (broken.meant === undefined ? [] : [setValue(line, broken.meant)]),
		});
	},
});

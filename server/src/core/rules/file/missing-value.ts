import { findAnywhere } from '../../catalogue/lookup.ts';
import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { keySpan, quote } from '../edits.ts';
import { whyInvalid } from '../where-known.ts';

export const missingValue = defineRule({
	id: 'missing-value',
	scope: 'line',
	kinds: ['invalid'],
	summary: 'There is nothing behind the `=`.',
	why: 'The daemon says "Invalid line" and drops it; an empty value does not clear an option.',
	advice: 'Give a value, or remove the line so that the default holds.',
	defaultSeverity: 'error',
	since: '0.1.0',
	sources: ['src/sh_readconf.c, sh_readconfig_line'],
	examples: {
		bad: ['[Misc]\nSetConsole=\n'],
		good: ['[Misc]\nSetConsole=/dev/console\n'],
	},
	check(line, daemon, report) {
		if (whyInvalid(line, daemon).kind !== 'no-value') return;
		const { key } = optionText(line);
		const [option] = findAnywhere(key.toLowerCase());
		const hasDefault = option !== undefined && option.default !== '';
		report({
			...keySpan(line),
			what: `${quote(key)} has no value.`,
			...(hasDefault
				? { advice: `Give a value, or remove the line: the default is ${quote(option.default)}.` }
				: undefined),
			fixes: () => [{ title: 'Remove this line', edits: [{ kind: 'delete', line }] }],
		});
	},
});

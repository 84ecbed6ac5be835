import { findAnywhere } from '../../catalogue/lookup.ts';
import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { keySpan, quote } from '../edits.ts';
import { whyInvalid } from '../where-known.ts';

export const missingValue = defineRule({
	id: 'missing-value',
	scope: 'line',
	kinds: ['invalid'],
	summary: 'An option has no value.',
	why: 'Samhain logs "Invalid line" and drops the line; an empty value does not clear an option.',
	advice: 'Add a value, or remove the line to keep the default.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
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
			what: `${quote(key)} has no value, so samhain drops this line.`,
			...(hasDefault
				? { advice: `Add a value, or remove the line: the default is ${quote(option.default)}.` }
				: undefined),
			fixes: () => [{ title: 'Remove this line', edits: [{ kind: 'delete', line }] }],
		});
	},
});

import { optionText } from '../../document/option-text.ts';
import { beginsExpansion } from '../../values/expansion.ts';
import { oddNumber } from '../../values/number.ts';
import { defineRule } from '../define-rule.ts';
import { quote, setValue, valueSpan } from '../edits.ts';

export const numberWithText = defineRule({
	id: 'number-with-text',
	scope: 'line',
	values: ['int'],
	summary: 'Samhain reads only the leading digits of a number with text.',
	why: 'Samhain silently ignores text after the number, including a unit, and reads text without a number as 0.',
	advice: 'Write only the number, in the unit of the option.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_utils.c, sh_util_setlooptime; src/sh_readconf.c, sh_readconf_setTime: atoi'],
	examples: {
		bad: [
			'[Misc]\nSetFileCheckTime=2h\n',
			'[Misc]\nSetNiceLevel=abc\n',
			{ note: 'Too large for the integer type.', text: '[Misc]\nSetFileCheckTime=99999999999\n' },
			'[Misc]\nSetRecursionLevel=3 levels\n',
		],
		good: ['[Misc]\nSetFileCheckTime=7200\n', '[Misc]\nSetNiceLevel=-5\n'],
	},
	check(line, _daemon, report) {
		const { option, isRejected, isTemplated } = line.parsed;
		if (option === undefined || isRejected === true || isTemplated === true) return;
		const { value } = optionText(line);
		if (beginsExpansion(value)) return;
		const odd = oddNumber(value, option);
		if (odd === undefined) return;
		if (odd.kind === 'large') {
			report({
				...valueSpan(line),
				what: `${quote(value)} is too large: samhain reads \`${option.name}\` as another number.`,
			});
			return;
		}
		// A comment after the value has its own rule, and the daemon reads the number as intended.
		if (odd.isBeforeComment) return;
		const { digits } = odd;
		const taken = digits ?? '0';
		const isRoot = option.key === 'setsocketallowuid' && taken === '0';
		report({
			...valueSpan(line),
			what: `Samhain reads \`${option.name}\` as ${taken}: ${quote(value)} ${digits === undefined ? 'is not a number' : 'has text after the number'}.`,
			...(isRoot
				? {
						why: 'Samhain does not look up names. Uid 0 is root, so nobody else may use the socket.',
						advice: 'Write the numeric uid.',
					}
				: undefined),
			fixes: () => {
				if (digits !== undefined) return [setValue(line, taken)];
				const usual = option.default;
				return usual === '' || oddNumber(usual, option) !== undefined
					? []
					: [setValue(line, usual, `Set to \`${usual}\`, the default`)];
			},
		});
	},
});

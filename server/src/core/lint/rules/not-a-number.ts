import { readLong } from '../../model/values/c-number.ts';
import { defineRule } from '../define-rule.ts';
import { quote, valueSpan } from '../edits.ts';
import { optionText } from '../option-text.ts';

export const notANumber = defineRule({
	id: 'not-a-number',
	scope: 'line',
	kinds: ['option'],
	summary: 'A number is missing where the daemon reads one.',
	why: 'Text that does not begin with a number is read as 0, and 0 is accepted without a message.',
	advice: 'Give a number.',
	defaultSeverity: 'error',
	since: '0.1.0',
	sources: ['src/sh_readconf.c and the handlers that use atoi() or strtol()'],
	examples: {
		bad: [
			'[Misc]\nSetLoopTime=hourly\n',
			{ note: 'A name becomes number 0, which is root.', text: '[Server]\nSetSocketAllowUid=www-data\n' },
		],
		good: ['[Misc]\nSetLoopTime=3600\n', '[Server]\nSetSocketAllowUid=33\n'],
	},
	check(line, _daemon, report) {
		const { option, isRejected, isTemplated } = line.reading;
		const { value } = optionText(line);
		if (option?.kind !== 'int' || isRejected === true || isTemplated === true || value.startsWith('$('))
			return;
		if (readLong(value).end > 0 || /^[+-]?\.\d/.test(value)) return;
		const isUser = option.key === 'setsocketallowuid';
		report({
			...valueSpan(line),
			what: isUser
				? `${quote(value)} is read as user 0: \`${option.name}\` takes a number, not a name.`
				: `\`${option.name}\` reads ${quote(value)} as 0.`,
			...(isUser ? { advice: 'Give the number of the user, as `id -u NAME` prints it.' } : undefined),
		});
	},
});

import { optionText } from '../../document/option-text.ts';
import {
	allBut,
	isTurnedOff,
	recipientLevels,
	selectedLevels,
	thresholdItems,
	withoutOff,
} from '../../values/threshold.ts';
import { defineRule } from '../define-rule.ts';
import { quote, setValue, valueSpan } from '../edits.ts';

export const thresholdSelectsNothing = defineRule({
	id: 'threshold-selects-nothing',
	scope: 'line',
	values: ['threshold'],
	summary: 'A threshold selects no severity.',
	why: 'The set starts empty, so `!crit` alone removes a level from nothing, and samhain silently suppresses all messages. The manual calls this "all but". `none` in a list turns the destination off, whatever else the list names.',
	advice: 'To select everything except crit, write `*,!=crit`. To select nothing, write `none`.',
	defaultSeverity: 'error',
	concern: 'risk',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_error.c, sh_error_set_level and sh_error_handle', 'Recorded checks of the daemon'],
	examples: {
		bad: ['[Log]\nLogSeverity=!crit\n', '[Log]\nMailSeverity=!=info\n', '[Log]\nLogSeverity=none,crit\n'],
		good: ['[Log]\nLogSeverity=*,!=crit\n', '[Log]\nLogSeverity=none\n'],
	},
	check(line, daemon, report) {
		const { option, isRejected, isTemplated } = line.parsed;
		if (option === undefined || isRejected === true || isTemplated === true) return;
		const { value } = optionText(line);
		const items = thresholdItems(value, daemon);
		const isExclusive = items.some(({ sign }) => sign.startsWith('!'));
		if (isTurnedOff(items)) {
			// Whoever writes none, !* or !debug last wants nothing; whoever writes a severity after it wants that one.
			const isRecipient = option.reading?.block === 'recipient';
			if (isRecipient || recipientLevels(value, daemon).size === 0) return;
			const rest = withoutOff(value, daemon);
			report({
				...valueSpan(line),
				what: `${quote(value)} turns the destination of \`${option.name}\` off: after \`none\`, other severities have no effect.`,
				fixes: () => [
					...(selectedLevels(rest, daemon).size > 0 ? [setValue(line, rest, `Change to \`${rest}\``)] : []),
					setValue(line, 'none', 'Change to `none`'),
				],
			});
			return;
		}
		if (!isExclusive || selectedLevels(value, daemon).size > 0) return;
		const all = allBut(value, daemon);
		report({
			...valueSpan(line),
			what: `${quote(value)} selects no severity, so \`${option.name}\` suppresses all messages.`,
			fixes: () => [
				setValue(line, all, `Change to \`${all}\` (all except these)`),
				setValue(line, 'none', 'Change to `none`'),
			],
		});
	},
});

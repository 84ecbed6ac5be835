import { nearest } from '../../catalogue/lookup.ts';
import { optionText } from '../../document/option-text.ts';
import { hasComment } from '../../values/comment.ts';
import { beginsExpansion } from '../../values/expansion.ts';
import { LEVELS } from '../../values/severity.ts';
import { thresholdItems } from '../../values/threshold.ts';
import { defineRule } from '../define-rule.ts';
import { partSpan, quote, replaceSpan, setValue } from '../edits.ts';

export const unknownSeverityInList = defineRule({
	id: 'unknown-severity-in-list',
	scope: 'line',
	values: ['threshold'],
	summary: 'A threshold has an unknown word before its last one.',
	why: 'Samhain checks only the last word of a threshold. It skips an unknown word before it without a message, so a misspelt severity has no effect.',
	advice: 'Correct the word or remove it.',
	defaultSeverity: 'warning',
	since: '0.1.0',
	sources: ['src/sh_error.c, sh_error_set_level', 'Recorded checks of the daemon'],
	examples: {
		bad: ['[Log]\nLogSeverity=bogus,crit\n', '[Log]\nMailSeverity==wran alert\n'],
		good: ['[Log]\nLogSeverity=warn,crit\n'],
	},
	check(line, daemon, report) {
		const { isRejected, isTemplated, option } = line.parsed;
		const { value } = optionText(line);
		if (isRejected === true || isTemplated === true || beginsExpansion(value) || hasComment(value)) return;
		const items = thresholdItems(value, daemon);
		// A few of them are enough.
		for (const item of items.filter(({ name }) => name === undefined).slice(0, 20)) {
			const word = item.text.slice(item.sign.length);
			const meant = nearest(word.toLowerCase(), LEVELS);
			const span = partSpan(line, item.start, item.text.length);
			const rest = items.filter((other) => other !== item).map(({ text }) => text);
			report({
				...span,
				what: `Samhain skips ${quote(item.text)} in \`${option?.name ?? ''}\` without a message: no severity has that name.`,
				fixes: () => [
					...(meant === undefined
						? []
						: [
								{
									title: `Change to \`${item.sign}${meant}\``,
									edits: [replaceSpan(span, `${item.sign}${meant}`)],
									isPreferred: true,
								},
							]),
					setValue(line, rest.join(','), 'Remove the word'),
				],
			});
		}
	},
});

import { optionText } from '../../document/option-text.ts';
import { guessLevel } from '../../values/severity.ts';
import { thresholdItems } from '../../values/threshold.ts';
import { defineRule } from '../define-rule.ts';
import { partSpan, quote, replaceSpan } from '../edits.ts';

export const unknownSeverity = defineRule({
	id: 'unknown-severity',
	scope: 'line',
	values: ['threshold'],
	summary: 'A threshold has an unknown severity before its last one.',
	why: 'Samhain silently skips the item: it logs an error only about the last item of a threshold.',
	advice: 'Correct the severity, or remove it.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_error.c, sh_error_set_level'],
	examples: {
		bad: ['[Log]\nLogSeverity=bogus,crit\n', '[Log]\nMailSeverity=none;emerg;warn\n'],
		good: ['[Log]\nLogSeverity=warn,!crit\n'],
	},
	check(line, daemon, report) {
		const { isRejected, isTemplated } = line.parsed;
		if (isRejected === true || isTemplated === true) return;
		for (const item of thresholdItems(optionText(line).value, daemon)) {
			if (item.name !== undefined) continue;
			const span = partSpan(line, item.start, item.text.length);
			const name = item.text.replace(/^[!=]+/, '');
			const meant = guessLevel(name.toLowerCase());
			report({
				...span,
				what: `Samhain skips ${quote(item.text)}, which is not a severity, without a message.`,
				fixes: () =>
					meant === undefined
						? []
						: [
								{
									title: `Change to \`${meant}\``,
									edits: [replaceSpan(span, `${item.text.slice(0, item.text.length - name.length)}${meant}`)],
									isPreferred: true,
								},
							],
			});
		}
	},
});

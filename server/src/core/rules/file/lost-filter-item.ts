import { optionText } from '../../document/option-text.ts';
import { compilePosixExtended } from '../../regex/posix.ts';
import { lostItem } from '../../values/filter.ts';
import { defineRule } from '../define-rule.ts';
import { partSpan, quote, replaceSpan } from '../edits.ts';

export const lostFilterItem = defineRule({
	id: 'lost-filter-item',
	scope: 'line',
	values: ['regex-list'],
	summary: 'Samhain drops the last item of a filter if it is a single character.',
	why: 'Samhain silently drops a single character at the end of the list.',
	advice: 'Put it in quotes, or before the others.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_filter.c, sh_filter_add'],
	examples: {
		bad: ['[Mail]\nSetMailAddress=root@example.org\nSetMailFilterAnd=POLICY C\n'],
		good: ["[Mail]\nSetMailAddress=root@example.org\nSetMailFilterAnd=POLICY 'C'\n"],
	},
	check(line, _daemon, report) {
		if (line.parsed.isTemplated === true) return;
		const { value } = optionText(line);
		const lost = lostItem(value);
		if (lost === undefined) return;
		const { item } = lost;
		const span = partSpan(line, lost.start, item.length);
		report({
			...span,
			what: `Samhain drops ${quote(item)} at the end of the list.`,
			// Some characters, such as a bracket, are not an expression on their own.
			fixes: () =>
				compilePosixExtended(item).error === undefined
					? [{ title: 'Put it in quotes', edits: [replaceSpan(span, `'${item}'`)], isPreferred: true }]
					: [],
		});
	},
});

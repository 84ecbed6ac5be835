import { optionText } from '../../document/option-text.ts';
import { compilePosixExtended } from '../../regex/posix.ts';
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
	since: '0.1.0',
	sources: ['src/sh_filter.c, sh_filter_add'],
	examples: {
		bad: ['[Mail]\nSetMailAddress=root@example.org\nSetMailFilterAnd=POLICY C\n'],
		good: ["[Mail]\nSetMailAddress=root@example.org\nSetMailFilterAnd=POLICY 'C'\n"],
	},
	check(line, _daemon, report) {
		if (line.parsed.isTemplated === true) return;
		const { value } = optionText(line);
		const match = /(?:^|[\s,])([^\s,'"])$/.exec(value);
		const item = match?.[1];
		if (
			item === undefined ||
			((value.split("'").length - 1) & 1) === 1 ||
			((value.split('"').length - 1) & 1) === 1
		)
			return;
		const span = partSpan(line, value.length - 1, 1);
		report({
			...span,
			what: `Samhain drops ${quote(item)} at the end of the list.`,
			// Some characters are no expression by themselves, such as a bracket.
			fixes: () =>
				compilePosixExtended(item).error === undefined
					? [{ title: 'Put it in quotes', edits: [replaceSpan(span, `'${item}'`)], isPreferred: true }]
					: [],
		});
	},
});

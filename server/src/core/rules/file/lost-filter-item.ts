import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { partSpan, quote } from '../edits.ts';

export const lostFilterItem = defineRule({
	id: 'lost-filter-item',
	scope: 'line',
	values: ['regex-list'],
	summary: 'The last item of a filter is a single character, which is lost.',
	why: 'The daemon drops a single character at the end of the list, whatever it is, without a message.',
	advice: 'Put it into quotes, or in front of the others.',
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
			what: `${quote(item)} at the end of the list is lost.`,
			fixes: () => [
				{
					title: 'Put it into quotes',
					edits: [{ kind: 'replace', line, start: span.start, end: span.end, text: `'${item}'` }],
					isPreferred: true,
				},
			],
		});
	},
});

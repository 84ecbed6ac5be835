import { parseCondition } from '../../document/conditions.ts';
import { defineRule } from '../define-rule.ts';
import { quote, replaceSpan, textSpan } from '../edits.ts';

export const negatedHostNeverTrue = defineRule({
	id: 'negated-host-never-true',
	scope: 'line',
	kinds: ['condition'],
	summary: 'A `!@host` or `!$system` block, which no host ever reads.',
	why: 'The sign sets the result of the test to "no" whether it is met or not, in all versions from 4.1.4 to 4.4.3. The lines of the block are ignored everywhere, without a message.',
	advice: 'Write the test in words: `@if not hostname_matches …` or `@if not system_matches …`.',
	defaultSeverity: 'error',
	since: '0.1.0',
	sources: ['src/sh_readconf.c, sh_readconf_cond_match'],
	examples: {
		bad: ['[Misc]\n!@web1.example.org\nSetLoopTime=60\n@end\n', '[Misc]\n!$Linux:.*\nSetLoopTime=60\n$end\n'],
		good: ['[Misc]\n@if not hostname_matches ^web1\\.example\\.org$\nSetLoopTime=60\n@end\n'],
	},
	check(line, _daemon, report) {
		const span = textSpan(line);
		const text = line.text.slice(span.start, span.end);
		const condition = parseCondition(text);
		if (!condition.hasBang || condition.isNegated) return;
		const test = condition.test === 'unsupported' ? 'hostname_matches' : condition.test;
		const words = `@if not ${test} ${condition.argument}`;
		report({
			...span,
			what: `${quote(text)} is never true: no host reads this block.`,
			fixes: () => [
				{ title: `Change to \`${words}\``, edits: [replaceSpan(span, words)], isPreferred: true },
			],
		});
	},
});

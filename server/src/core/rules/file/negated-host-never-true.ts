import { readBranchTest } from '../../values/branch-test.ts';
import { defineRule } from '../define-rule.ts';
import { quote, replaceSpan, textSpan } from '../edits.ts';

export const negatedHostNeverTrue = defineRule({
	id: 'negated-host-never-true',
	scope: 'line',
	kinds: ['condition'],
	summary: 'A `!@host` or `!$system` block never applies.',
	why: 'In all versions from 4.1.4 to 4.4.3, `!` makes the result "no" whether or not the test matches. Samhain silently ignores the lines of the block on every host.',
	advice: 'Use `@if not hostname_matches …` or `@if not system_matches …`.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_readconf.c, sh_readconf_cond_match'],
	examples: {
		bad: ['[Misc]\n!@web1.example.org\nSetLoopTime=60\n@end\n', '[Misc]\n!$Linux:.*\nSetLoopTime=60\n$end\n'],
		good: ['[Misc]\n@if not hostname_matches ^web1\\.example\\.org$\nSetLoopTime=60\n@end\n'],
	},
	check(line, _daemon, report) {
		const span = textSpan(line);
		const text = line.text.slice(span.start, span.end);
		const condition = readBranchTest(text);
		if (!condition.hasBang || condition.isNegated) return;
		const test = condition.test === 'unsupported' ? 'hostname_matches' : condition.test;
		const words = `@if not ${test} ${condition.argument}`;
		report({
			...span,
			what: `${quote(text)} is never true: samhain skips this block on every host.`,
			fixes: () => [
				{ title: `Change to \`${words}\``, edits: [replaceSpan(span, words)], isPreferred: true },
			],
		});
	},
});

import { isPlainHostPattern, readBranchTest } from '../../values/branch-test.ts';
import { defineRule } from '../define-rule.ts';
import { quote, replaceSpan, textSpan } from '../edits.ts';

export const looseHostPattern = defineRule({
	id: 'loose-host-pattern',
	scope: 'line',
	kinds: ['condition'],
	summary: 'A host condition also matches other hosts.',
	why: 'Samhain searches for this regular expression anywhere in the host name, and a dot matches any character. A host whose name is the beginning of the text matches too. `@web1` also matches `web10` and `myweb1`.',
	advice: 'Anchor the name and escape its dots: `@^web1\\.example\\.org$`.',
	defaultSeverity: 'hint',
	concern: 'doubt',
	confidence: 'low',
	since: '1.0.0',
	sources: ['src/sh_readconf.c, sh_readconf_cond_match'],
	examples: {
		bad: [
			'[Misc]\n@web1\nSetLoopTime=60\n@end\n',
			'[Misc]\n@if hostname_matches web1.example.org\nSetLoopTime=60\n@end\n',
		],
		good: [
			'[Misc]\n@^web1\\.example\\.org$\nSetLoopTime=60\n@end\n',
			'[Misc]\n@if hostname_matches ^web[0-9]+\\.\nSetLoopTime=60\n@end\n',
		],
	},
	check(line, _daemon, report) {
		const span = textSpan(line);
		const condition = readBranchTest(line.text.slice(span.start, span.end));
		if (!isPlainHostPattern(condition)) return;
		const { argument, argumentStart } = condition;
		const name = { line, start: span.start + argumentStart, end: span.end };
		const anchored = `^${argument.replaceAll('.', '\\.')}$`;
		report({
			...name,
			what: `${quote(argument)} matches every host whose name contains it.`,
			fixes: () => [
				{ title: `Change to \`${anchored}\``, edits: [replaceSpan(name, anchored)], isPreferred: true },
			],
		});
	},
});

import { parseCondition } from '../../document/conditions.ts';
import { defineRule } from '../define-rule.ts';
import { quote, replaceSpan, textSpan } from '../edits.ts';

export const looseHostPattern = defineRule({
	id: 'loose-host-pattern',
	scope: 'line',
	kinds: ['condition'],
	summary: 'A host condition that other hosts may meet, too.',
	why: 'The name is a regular expression that is searched for anywhere in the name of the host, a dot stands for any character, and a host whose own name is the beginning of the text also counts: `@web1` is met by `web10` and by `myweb1`.',
	advice: 'Anchor the name and escape its dots: `@^web1\\.example\\.org$`.',
	defaultSeverity: 'hint',
	since: '0.1.0',
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
		const { test, argument, argumentStart, hasBang } = parseCondition(line.text.slice(span.start, span.end));
		if (test !== 'hostname_matches' || hasBang || !/^[A-Za-z0-9_.-]+$/.test(argument)) return;
		const name = { line, start: span.start + argumentStart, end: span.end };
		const anchored = `^${argument.replaceAll('.', '\\.')}$`;
		report({
			...name,
			what: `${quote(argument)} is met by every host whose name has this in it.`,
			fixes: () => [
				{ title: `Change to \`${anchored}\``, edits: [replaceSpan(name, anchored)], isPreferred: true },
			],
		});
	},
});

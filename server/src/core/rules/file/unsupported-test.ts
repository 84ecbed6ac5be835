import { nearest } from '../../catalogue/lookup.ts';
import { readWrittenTest, TEST_NAMES } from '../../values/branch-test.ts';
import { defineRule } from '../define-rule.ts';
import { quote, textSpan } from '../edits.ts';

export const unsupportedTest = defineRule({
	id: 'unsupported-test',
	scope: 'line',
	kinds: ['condition'],
	summary: 'An `@if` uses an unknown test.',
	why: 'Samhain logs "Unsupported test" and treats the condition as false: the block applies to no host, its `@else` to all.',
	advice: `Use one of ${TEST_NAMES.map((test) => `\`${test}\``).join(', ')}, each followed by its argument.`,
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_readconf.c, sh_readconf_cond_match'],
	examples: {
		bad: ['[Misc]\n@if hostname_match ^web\nSetLoopTime=60\n@end\n'],
		good: ['[Misc]\n@if hostname_matches ^web\nSetLoopTime=60\n@end\n'],
	},
	check(line, _daemon, report) {
		if (!line.parsed.daemonMessages.some(({ text }) => text.includes('Unsupported test'))) return;
		const span = textSpan(line);
		const text = line.text.slice(span.start, span.end);
		const { word, hasArgument, isKnown, ...written } = readWrittenTest(text);
		const start = span.start + written.start;
		const meant = isKnown ? undefined : nearest(word, TEST_NAMES);
		report({
			line,
			start: word === '' ? span.start : start,
			end: word === '' ? span.end : start + word.length,
			what:
				isKnown && hasArgument
					? `This build lacks shell expansion, which ${quote(word)} needs, so the condition is false.`
					: isKnown
						? `The test ${quote(word)} has no argument, so the condition is false.`
						: `The test ${quote(word)} does not exist, so the condition is false.`,
			fixes: () =>
				meant === undefined || !hasArgument
					? []
					: [
							{
								title: `Change to \`${meant}\``,
								edits: [{ kind: 'replace', line, start, end: start + word.length, text: meant }],
								isPreferred: true,
							},
						],
		});
	},
});

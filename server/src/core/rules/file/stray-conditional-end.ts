import { defineRule } from '../define-rule.ts';
import { quote, removeLine, textSpan } from '../edits.ts';

export const strayConditionalEnd = defineRule({
	id: 'stray-conditional-end',
	scope: 'line',
	kinds: ['end', 'else'],
	summary: 'A line ends or switches a conditional block, but none is open.',
	why: 'The daemon says "unmatched @end". Mostly the line that should open the block is missing or misspelt, so that the lines above are read by every host.',
	advice: 'Open the block with `@if …` or `@host`, or remove the line.',
	defaultSeverity: 'error',
	since: '0.1.0',
	sources: ['src/sh_readconf.c, sh_readconf_read'],
	examples: {
		bad: ['[Misc]\nSetLoopTime=60\n@end\n', '@else\n[Misc]\n'],
		good: ['[Misc]\n@if hostname_matches ^web\nSetLoopTime=60\n@end\n'],
	},
	check(line, _daemon, report) {
		if (line.parsed.daemonMessages.length === 0) return;
		const span = textSpan(line);
		report({
			...span,
			what: `${quote(line.text.slice(span.start, span.end))} stands outside of any conditional block.`,
			fixes: () => [removeLine(line)],
		});
	},
});

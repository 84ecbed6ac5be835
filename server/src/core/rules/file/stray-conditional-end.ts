import { defineRule } from '../define-rule.ts';
import { quote, removeLine, textSpan } from '../edits.ts';

export const strayConditionalEnd = defineRule({
	id: 'stray-conditional-end',
	scope: 'line',
	kinds: ['end', 'else'],
	summary: 'A line ends or inverts a conditional block, but no block is open.',
	why: 'Samhain logs "unmatched @end". Usually the line that opens the block is missing or misspelled, so the lines above apply to every host.',
	advice: 'Open the block with `@if …` or `@host`, or remove the line.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
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
			what: `${quote(line.text.slice(span.start, span.end))} is outside any conditional block.`,
			fixes: () => [removeLine(line)],
		});
	},
});

import type { Line } from '../../document/line-store.ts';
import { defineRule } from '../define-rule.ts';
import { removeLine, textSpan } from '../edits.ts';

export const repeatedElse = defineRule({
	id: 'repeated-else',
	scope: 'file',
	reads: ['else', 'condition'],
	summary: 'A conditional block has more than one `@else`.',
	why: 'Each `@else` silently inverts the condition again, so the lines after the second one apply to the same hosts as the first part.',
	advice: 'Keep one `@else`, and write other cases as separate blocks.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_readconf.c, sh_readconf_read'],
	examples: {
		bad: ['[Misc]\n@^web1$\nSetLoopTime=60\n@else\nSetLoopTime=61\n@else\nSetLoopTime=62\n@end\n'],
		good: [
			'[Misc]\n@^web1$\nSetLoopTime=60\n@else\nSetLoopTime=61\n@end\n@^web2$\nSetLoopTime=62\n@else\nSetLoopTime=63\n@end\n',
		],
	},
	check(view, report) {
		const seen = new Map<object, Line>();
		for (const line of view.lines('else')) {
			const block = line.context?.branch?.block;
			if (block === undefined) continue;
			const first = seen.get(block);
			if (first === undefined) {
				seen.set(block, line);
				continue;
			}
			report({
				...textSpan(line),
				what: 'A second `@else` inverts the condition again: the lines after it belong to the first part.',
				related: [{ ...textSpan(first), message: 'The first `@else` of the block.' }],
				fixes: () => [removeLine(line)],
			});
		}
	},
});

import { mayExclude } from '../../document/line-context.ts';
import { AUTO_PATHS, acceptedLines, appendsHostName } from '../../effective/in-force.ts';
import { defineRule } from '../define-rule.ts';
import { removeLine, valueSpan } from '../edits.ts';

export const repeatedAutoPath = defineRule({
	id: 'repeated-auto-path',
	scope: 'file',
	reads: ['tail', ...AUTO_PATHS.map((key) => `option:${key}`)],
	summary: 'A path has `AUTO` twice.',
	why: 'Each `AUTO` line appends a colon and the host name to the current path, so after two lines the path ends with the name twice.',
	advice: 'Remove one of the lines.',
	defaultSeverity: 'warning',
	concern: 'doubt',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_readconf.c, sh_readconf_set_path'],
	examples: {
		bad: ['[Misc]\nSetLogfilePath=AUTO\nSetLogfilePath=AUTO\n'],
		good: ['[Misc]\nSetLogfilePath=AUTO\nSetDatabasePath=AUTO\n'],
	},
	check(view, report) {
		for (const key of AUTO_PATHS) {
			let last: ReturnType<typeof acceptedLines>[number] | undefined;
			for (const line of acceptedLines(view, key)) {
				const isAuto = appendsHostName(line);
				if (isAuto && last !== undefined && !mayExclude(last.context?.branch, line.context?.branch)) {
					report({
						...valueSpan(line),
						what: `A second \`AUTO\` appends the host name to \`${line.parsed.option?.name ?? key}\` again.`,
						related: [{ ...valueSpan(last), message: 'The first `AUTO`.' }],
						fixes: () => [removeLine(line)],
					});
				}
				last = isAuto ? line : undefined;
			}
		}
	},
});

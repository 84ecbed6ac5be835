import { areExclusive } from '../../document/line-context.ts';
import { AUTO_PATHS, acceptedLines, appendsHostName } from '../../effective/in-force.ts';
import { defineRule } from '../define-rule.ts';
import { removeLine, valueSpan } from '../edits.ts';

export const repeatedAutoPath = defineRule({
	id: 'repeated-auto-path',
	scope: 'file',
	reads: ['tail', ...AUTO_PATHS.map((key) => `option:${key}`)],
	summary: '`AUTO` is given twice for one path.',
	why: '`AUTO` puts a colon and the name of the host behind the path so far, at each line: after two of them the path ends in the name twice.',
	advice: 'Keep one line.',
	defaultSeverity: 'warning',
	since: '0.1.0',
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
				if (isAuto && last !== undefined && !areExclusive(last.context?.branch, line.context?.branch)) {
					report({
						...valueSpan(line),
						what: `This puts the name of the host behind the path of \`${line.parsed.option?.name ?? key}\` once more.`,
						related: [{ ...valueSpan(last), message: 'It is there already.' }],
						fixes: () => [removeLine(line)],
					});
				}
				last = isAuto ? line : undefined;
			}
		}
	},
});

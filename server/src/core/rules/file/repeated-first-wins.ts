import { mayExclude } from '../../document/line-context.ts';
import { optionText } from '../../document/option-text.ts';
import { isReadIn } from '../../effective/by-branch.ts';
import { defineRule } from '../define-rule.ts';
import { quote, removeLine, valueSpan } from '../edits.ts';

/** Options whose first line applies; `isDecidedByWrong` if that includes a rejected value. */
const OPTIONS = [
	{ key: 'checksumtest', isDecidedByWrong: true, severity: 'error' },
	{ key: 'setchrootdir', isDecidedByWrong: false, severity: 'warning' },
] as const;

export const repeatedFirstWins = defineRule({
	id: 'repeated-first-wins',
	scope: 'file',
	reads: ['tail', 'option:checksumtest', 'option:setchrootdir'],
	summary: 'An option is set again, but samhain keeps the first value.',
	why: 'For most options the last line wins. For `ChecksumTest` and `SetChrootDir` samhain uses the first line and silently ignores later ones; for `ChecksumTest` even if the first line is invalid.',
	advice: 'Keep one line.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_util.c, sh_util_setchecksum', 'src/sh_unix.c, sh_unix_set_chroot'],
	examples: {
		bad: [
			'[Misc]\nChecksumTest=check\nChecksumTest=none\n',
			'[Server]\nSetChrootDir=/var/lib/yule\nSetChrootDir=/srv/yule\n',
		],
		good: [
			'[Misc]\nChecksumTest=check\n',
			'[Misc]\n@if hostname_matches ^web\nChecksumTest=check\n@else\nChecksumTest=none\n@end\n',
		],
	},
	check(view, report) {
		for (const { key, isDecidedByWrong, severity } of OPTIONS) {
			const lines = view
				.lines(`option:${key}`)
				.filter((line) => !view.isDropped(line) && (isDecidedByWrong || line.parsed.isRejected !== true));
			lines.forEach((line, at) => {
				const first = lines
					.slice(0, at)
					.find((other) => !mayExclude(other.context?.branch, line.context?.branch));
				if (first === undefined) return;
				const isCertain = isReadIn(first, line.context?.branch);
				report({
					...valueSpan(line),
					severity,
					tag: 'unnecessary',
					what: `Samhain ignores ${quote(optionText(line).value)}${isCertain ? '' : ' where the line above applies'} and keeps the first \`${line.parsed.option?.name ?? key}\`.`,
					related: [{ ...valueSpan(first), message: 'The line in force.' }],
					fixes: () => [removeLine(line)],
				});
			});
		}
	},
});

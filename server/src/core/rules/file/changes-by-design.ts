import { optionText } from '../../document/option-text.ts';
import { readWrittenPath } from '../../values/path.ts';
import { isBoundToChange } from '../../values/well-known-paths.ts';
import { defineRule } from '../define-rule.ts';
import { quote, valueSpan } from '../edits.ts';

export const changesByDesign = defineRule({
	id: 'changes-by-design',
	scope: 'line',
	options: ['file', 'dir'],
	summary: 'A path in [ReadOnly] changes in normal use.',
	why: 'In [ReadOnly] and [IgnoreNone] samhain reports every change of content, size and time. Logs, temporary files and kernel files change all the time, so the alarms never end and hide the one that matters.',
	advice: 'List logs in [GrowingLogFiles] or [LogFiles], and the others in [Attributes] or [IgnoreAll].',
	defaultSeverity: 'information',
	since: '0.1.0',
	sources: ['src/sh_files.c: masks of the policies', 'Recorded checks of the daemon'],
	examples: {
		bad: ['[ReadOnly]\ndir=99/var/log\n', '[IgnoreNone]\nfile=/etc/mtab\n'],
		good: ['[GrowingLogFiles]\ndir=99/var/log\n', '[ReadOnly]\ndir=99/etc\n'],
	},
	check(line, _daemon, report) {
		const { isRejected, isTemplated, option, section } = line.parsed;
		if (isRejected === true || isTemplated === true) return;
		if (section !== 'ReadOnly' && section !== 'IgnoreNone') return;
		const isDirectory = option?.key === 'dir';
		const { path } = readWrittenPath(optionText(line).value, isDirectory ? 'path-depth' : 'path-glob');
		const bare = path.length > 1 ? path.replace(/\/$/, '') : path;
		if (!isBoundToChange(bare, isDirectory)) return;
		report({
			...valueSpan(line),
			what: `${quote(bare)} changes in normal use, so [${section}] reports it again and again.`,
		});
	},
});

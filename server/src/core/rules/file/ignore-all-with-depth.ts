import { optionText } from '../../document/option-text.ts';
import { readWrittenPath } from '../../values/path.ts';
import { isVolatile } from '../../values/well-known-paths.ts';
import { acceptedPathLines, depthOf } from '../../watch/watched-by.ts';
import { defineRule } from '../define-rule.ts';
import { partSpan, quote, replaceSpan, valueSpan } from '../edits.ts';
import { heardIgnoreAll, IGNORE_ALL_READS } from '../heard-ignore-all.ts';

export const ignoreAllWithDepth = defineRule({
	id: 'ignore-all-with-depth',
	scope: 'file',
	isAboutWatchedPaths: true,
	reads: [...IGNORE_ALL_READS, 'option:setrecursionlevel'],
	summary: 'A directory in [IgnoreAll] has a depth of 0 or more.',
	why: 'In [IgnoreAll] samhain ignores changes of files that exist, but it still reports each file that appears in the directory or disappears from it, with `SeverityIgnoreAll`. Only the depth -1 keeps samhain out of the directory.',
	advice:
		'Write `dir=-1/path` to ignore everything below the directory. Keep the depth if you want to know about new and deleted files.',
	defaultSeverity: 'information',
	concern: 'risk',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_files.c, sh_files_dircheck', 'Recorded checks of the daemon'],
	examples: {
		bad: ['[IgnoreAll]\ndir=/tmp\n', '[IgnoreAll]\ndir=99/etc/app/pids\n'],
		good: [
			'[IgnoreAll]\ndir=-1/tmp\n',
			{
				note: 'No destination receives the reports.',
				text: '[IgnoreAll]\ndir=0/tmp\n[EventSeverity]\nSeverityIgnoreAll=none\n',
			},
		],
	},
	check(view, report) {
		const isHeard = heardIgnoreAll(view);
		for (const line of acceptedPathLines(view, 'IgnoreAll')) {
			if (line.parsed.option?.key !== 'dir') continue;
			const depth = depthOf(view, line);
			if (depth === undefined || depth < 0) continue;
			if (!isHeard(line.context?.branch)) continue;
			const written = readWrittenPath(optionText(line).value, 'path-depth');
			const digits = partSpan(line, written.start - written.depthText.length, written.depthText.length);
			report({
				...valueSpan(line),
				...(isVolatile(written.path) ? { severity: 'warning' } : undefined),
				what: `Samhain still reports files that appear in or disappear from ${quote(written.path)}: only the depth -1 ignores them.`,
				fixes: () => [
					{
						title: `Change to \`-1${written.path.slice(0, 60)}\``,
						edits: [replaceSpan(digits, '-1')],
						isPreferred: true,
					},
				],
			});
		}
	},
});

import { optionText } from '../../document/option-text.ts';
import { DESTINATION_READS, destinationsByBranch, isDelivered } from '../../effective/destinations.ts';
import { effectiveLines } from '../../effective/in-force.ts';
import { levelOf } from '../../effective/known-value.ts';
import { CLASSES } from '../../values/classes.ts';
import { readWrittenPath } from '../../values/path.ts';
import { isVolatile } from '../../values/well-known-paths.ts';
import { acceptedPathLines, depthOf } from '../../watch/watched-by.ts';
import { defineRule } from '../define-rule.ts';
import { partSpan, quote, replaceSpan, valueSpan } from '../edits.ts';

export const ignoreAllWithDepth = defineRule({
	id: 'ignore-all-with-depth',
	scope: 'file',
	isAboutWatchedPaths: true,
	reads: [...DESTINATION_READS, 'policy:IgnoreAll', 'option:severityignoreall', 'option:setrecursionlevel'],
	summary: 'A directory in [IgnoreAll] has a depth of 0 or more.',
	why: 'In [IgnoreAll] samhain ignores changes of files that exist, but it still reports each file that appears in the directory or disappears from it, with `SeverityIgnoreAll`. Only the depth -1 keeps samhain out of the directory.',
	advice:
		'Write `dir=-1/path` to ignore everything below the directory. Keep the depth if you want to know about new and deleted files.',
	defaultSeverity: 'information',
	since: '0.1.0',
	sources: ['src/sh_files.c, sh_files_dircheck', 'Recorded checks of the daemon'],
	examples: {
		bad: ['[IgnoreAll]\ndir=/tmp\n', '[IgnoreAll]\ndir=99/etc/app/pids\n'],
		good: [
			'[IgnoreAll]\ndir=-1/tmp\n',
			{
				note: 'No destination takes the reports.',
				text: '[IgnoreAll]\ndir=0/tmp\n[EventSeverity]\nSeverityIgnoreAll=none\n',
			},
		],
	},
	check(view, report) {
		const destinationsAt = destinationsByBranch(view);
		const severities = effectiveLines(view, 'severityignoreall');
		const levels =
			severities.length === 0 ? (['crit'] as const) : severities.map((line) => levelOf(line, view.daemon));
		for (const line of acceptedPathLines(view, 'IgnoreAll')) {
			if (line.parsed.option?.key !== 'dir') continue;
			const depth = depthOf(view, line);
			if (depth === undefined || depth < 0) continue;
			const destinations = destinationsAt(line.context?.branch);
			const isHeard = levels.some(
				(level) => level !== 'none' && (level === undefined || isDelivered(destinations, level, CLASSES)),
			);
			if (!isHeard) continue;
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

import type { FileView } from '../../document/file-view.ts';
import { optionText } from '../../document/option-text.ts';
import { listed } from '../../text/markdown.ts';
import { readWrittenPath } from '../../values/path.ts';
import { changingDirectoriesBelow, isBoundToChange } from '../../values/well-known-paths.ts';
import { POLICIES } from '../../watch/policies.ts';
import { acceptedPathLines, WATCH_READS, watchedBy } from '../../watch/watched-by.ts';
import { defineRule } from '../define-rule.ts';
import { quote, valueSpan } from '../edits.ts';

/** Policies that compare content, size and times. */
const STRICT = ['ReadOnly', 'IgnoreNone'];

/** Whether some line lists a path in a folder: then somebody thought of what is in it. */
function listsPathIn(view: FileView, folder: string): boolean {
	return POLICIES.some(({ section }) =>
		acceptedPathLines(view, section).some((line) =>
			readWrittenPath(
				optionText(line).value,
				line.parsed.option?.key === 'dir' ? 'path-depth' : 'path-glob',
			).path.startsWith(`${folder}/`),
		),
	);
}

export const changesByDesign = defineRule({
	id: 'changes-by-design',
	scope: 'file',
	reads: WATCH_READS,
	isAboutWatchedPaths: true,
	summary: 'A path in [ReadOnly] changes in normal use.',
	why: 'In [ReadOnly] and [IgnoreNone] samhain reports every change of content, size and time. Logs, temporary files and kernel files change all the time, so the alarms never end and hide the one that matters.',
	advice:
		'List logs in [GrowingLogFiles] or [LogFiles], and the others in [Attributes] or, with the depth -1, in [IgnoreAll].',
	defaultSeverity: 'information',
	concern: 'doubt',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['src/sh_files.c: masks of the policies', 'Recorded checks of the daemon'],
	examples: {
		bad: ['[ReadOnly]\ndir=99/var/log\n', '[ReadOnly]\ndir=99/\n', '[IgnoreNone]\nfile=/etc/mtab\n'],
		good: [
			'[GrowingLogFiles]\ndir=99/var/log\n',
			'[ReadOnly]\ndir=99/etc\n',
			{
				note: 'What changes has lines of its own.',
				text: '[ReadOnly]\ndir=99/var\n[GrowingLogFiles]\ndir=99/var/log\n[IgnoreAll]\ndir=-1/var/tmp\ndir=-1/var/spool\n',
			},
		],
	},
	check(view, report) {
		for (const section of STRICT) {
			for (const line of acceptedPathLines(view, section)) {
				const isDirectory = line.parsed.option?.key === 'dir';
				const { path } = readWrittenPath(optionText(line).value, isDirectory ? 'path-depth' : 'path-glob');
				const bare = path.length > 1 ? path.replace(/\/$/, '') : path;
				if (isBoundToChange(bare, isDirectory)) {
					report({
						...valueSpan(line),
						what: `${quote(bare)} changes in normal use, so [${section}] reports it again and again.`,
					});
					continue;
				}
				if (!isDirectory) continue;
				const inside = changingDirectoriesBelow(bare).filter(
					(folder) => watchedBy(view, `${folder}/file`)?.line === line && !listsPathIn(view, folder),
				);
				if (inside.length === 0) continue;
				report({
					...valueSpan(line),
					what: `This line also covers ${listed(inside.map(quote))}, which ${inside.length === 1 ? 'changes' : 'change'} in normal use, so [${section}] reports ${inside.length === 1 ? 'it' : 'them'} again and again.`,
				});
			}
		}
	},
});

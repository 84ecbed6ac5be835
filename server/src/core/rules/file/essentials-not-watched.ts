import { POLICIES } from '../../watch/policies.ts';
import { acceptedPathLines, isContentWatched, WATCH_READS } from '../../watch/watched-by.ts';
import { defineRule } from '../define-rule.ts';
import { valueSpan } from '../edits.ts';

/** Where a Linux system has its settings, programs, libraries and kernels. */
const ESSENTIALS = ['/etc', '/usr/bin', '/usr/sbin', '/usr/lib', '/boot'];

export const essentialsNotWatched = defineRule({
	id: 'essentials-not-watched',
	scope: 'file',
	isAboutWatchedPaths: true,
	reads: WATCH_READS,
	summary: 'No line watches the settings, programs, libraries or kernels of the system.',
	why: 'Samhain looks only at what `file` and `dir` lines list. An intruder who replaces a program or a setting in a directory without such a line is not noticed.',
	advice:
		'Add a `dir` line to [ReadOnly] for each of these directories that your system has, or turn this rule off.',
	defaultSeverity: 'information',
	concern: 'risk',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['samhainrc.linux', 'src/sh_files.c, sh_files_dircheck'],
	examples: {
		bad: ['[ReadOnly]\ndir=99/var\n'],
		good: [
			'[ReadOnly]\ndir=99/etc\ndir=99/boot\ndir=99/usr\n',
			{ note: 'Part of a configuration, without any directory.', text: '[ReadOnly]\nfile=/srv/app.conf\n' },
		],
	},
	check(view, report) {
		const firsts = POLICIES.filter(({ section }) => section !== 'IgnoreAll').flatMap(
			({ section }) =>
				acceptedPathLines(view, section).find((line) => line.parsed.option?.key === 'dir') ?? [],
		);
		const [first] = firsts.sort((a, b) => view.numberOf(a) - view.numberOf(b));
		if (first === undefined) return;
		const missing = ESSENTIALS.filter((path) => !isContentWatched(view, path));
		if (missing.length === 0) return;
		const own = first.parsed.section ?? '';
		const added = missing.map((path) => `dir=99${path}`);
		report({
			...valueSpan(first),
			what: `No line of this file watches what is in ${missing.map((path) => `\`${path}\``).join(', ')}.`,
			fixes: () =>
				first.context?.branch !== undefined
					? []
					: [
							{
								title: 'Watch them with [ReadOnly]',
								edits: [
									{
										kind: 'insert',
										line: first,
										where: 'before',
										lines: own === 'ReadOnly' ? added : ['[ReadOnly]', ...added, `[${own}]`],
									},
								],
							},
						],
		});
	},
});

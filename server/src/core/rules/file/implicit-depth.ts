import { optionText } from '../../document/option-text.ts';
import { acceptedLines } from '../../effective/in-force.ts';
import { readWrittenPath } from '../../values/path.ts';
import { POLICIES } from '../../watch/policies.ts';
import { acceptedPathLines, WATCH_READS } from '../../watch/watched-by.ts';
import { defineRule } from '../define-rule.ts';
import { quote, valueSpan } from '../edits.ts';

export const implicitDepth = defineRule({
	id: 'implicit-depth',
	scope: 'file',
	reads: WATCH_READS,
	isAboutWatchedPaths: true,
	summary: 'A directory has no depth, and the file sets no default.',
	why: 'Without a number before the path, `SetRecursionLevel` sets the depth. Its default of 0 means that samhain watches the files in the directory, but nothing inside its subdirectories.',
	advice:
		'Write the depth directly before the path, as in `dir=5/etc` (99 covers the whole tree), or set `SetRecursionLevel` for all.',
	defaultSeverity: 'information',
	concern: 'doubt',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['src/sh_files.c, sh_files_pushdir', 'Recorded checks of the daemon'],
	examples: {
		bad: ['[ReadOnly]\ndir=/etc\n'],
		good: [
			'[ReadOnly]\ndir=99/etc\n',
			'[IgnoreAll]\ndir=/etc\n',
			'[Misc]\nSetRecursionLevel=10\n[ReadOnly]\ndir=/usr/bin\n',
		],
	},
	check(view, report) {
		// A file that sets the default depth knows what it means for a line without one.
		if (acceptedLines(view, 'setrecursionlevel').length > 0) return;
		for (const { section } of POLICIES) {
			if (section === 'IgnoreAll') continue;
			for (const line of acceptedPathLines(view, section)) {
				if (line.parsed.option?.key !== 'dir') continue;
				const { depth, path } = readWrittenPath(optionText(line).value, 'path-depth');
				if (depth !== undefined) continue;
				report({
					...valueSpan(line),
					what: `${quote(path)} has no depth, so samhain watches nothing inside its subdirectories.`,
					cause: 'depth',
				});
			}
		}
	},
});

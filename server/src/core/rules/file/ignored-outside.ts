import { optionText } from '../../document/option-text.ts';
import { readWrittenPath } from '../../values/path.ts';
import { POLICIES } from '../../watch/policies.ts';
import { acceptedPathLines, depthOf, isReached, WATCH_READS } from '../../watch/watched-by.ts';
import { defineRule } from '../define-rule.ts';
import { quote, removeLine, valueSpan } from '../edits.ts';

export const ignoredOutside = defineRule({
	id: 'ignored-outside',
	scope: 'file',
	isAboutWatchedPaths: true,
	reads: WATCH_READS,
	summary: 'An ignored directory is outside of all watched directories.',
	why: 'An [IgnoreAll] entry with depth -1 excludes a directory from a watched one. Outside of all watched directories it has the opposite effect: samhain reports MISSING if the directory does not exist.',
	advice: 'Remove the line.',
	defaultSeverity: 'information',
	concern: 'tidiness',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_files.c, sh_files_dircheck', 'Recorded checks of the daemon'],
	examples: {
		bad: ['[ReadOnly]\ndir=99/etc\n[IgnoreAll]\ndir=-1/mounts\n'],
		good: [
			'[ReadOnly]\ndir=99/etc\n[IgnoreAll]\ndir=-1/etc/app/cache\n',
			{ note: 'Part of a configuration.', text: '[IgnoreAll]\ndir=-1/mounts\n' },
		],
	},
	check(view, report) {
		const isWatching = POLICIES.some(
			({ section }) => section !== 'IgnoreAll' && acceptedPathLines(view, section).length > 0,
		);
		if (!isWatching) return;
		for (const line of acceptedPathLines(view, 'IgnoreAll')) {
			if (line.parsed.option?.key !== 'dir' || depthOf(view, line) !== -1) continue;
			const { path, isPattern } = readWrittenPath(optionText(line).value, 'path-depth');
			const bare = path.length > 1 ? path.replace(/\/$/, '') : path;
			if (isPattern || bare.includes('\\') || isReached(view, bare)) continue;
			report({
				...valueSpan(line),
				what: `No line watches the directory above ${quote(bare)}, so this only makes samhain report when the directory is missing.`,
				fixes: () => [removeLine(line)],
			});
		}
	},
});

import type { Line } from '../../document/line-store.ts';
import { optionText } from '../../document/option-text.ts';
import { compileComponent } from '../../values/glob.ts';
import { readWrittenPath } from '../../values/path.ts';
import { policyOfSection, testBit } from '../../watch/policies.ts';
import { acceptedPathLines, contentLine, maskAt, WATCH_READS } from '../../watch/watched-by.ts';
import { defineRule } from '../define-rule.ts';
import { quote, removeLine, valueSpan } from '../edits.ts';

/** Policies whose lines are more often meant as an exception than not, but without a look at what a log had before. */
const WEAKER = ['Attributes', 'LogFiles', 'IgnoreAll'];
/** Names of logs to which programs append. */
const LOGS = ['auth.log', 'daemon.log', 'syslog', 'messages'];

/** The path of a `file` pattern that takes in all logs of a folder, as against a single one or rotated ones. */
function patternOverLogs(line: Line): { readonly path: string; readonly folder: string } | undefined {
	if (line.parsed.option?.key !== 'file') return undefined;
	const { path, isPattern } = readWrittenPath(optionText(line).value, 'path-glob');
	const folder = path.slice(0, path.lastIndexOf('/'));
	if (!isPattern || folder === '' || /[*?[]/.test(folder)) return undefined;
	const matches = compileComponent(path.slice(folder.length + 1));
	return LOGS.some(matches) ? { path, folder } : undefined;
}

export const lostTamperCheck = defineRule({
	id: 'lost-tamper-check',
	scope: 'file',
	isAboutWatchedPaths: true,
	reads: WATCH_READS,
	summary: 'A pattern takes the logs of a directory out of [GrowingLogFiles].',
	why: 'A `file` line decides before the `dir` line of its directory. [Attributes], [LogFiles] and [IgnoreAll] do not compare what a log contained before, so an intruder can remove lines from a log without an alarm.',
	advice:
		'Narrow the pattern to the logs that are rotated or rewritten, as in `/var/log/*.[0-9].gz`, or remove the line.',
	defaultSeverity: 'information',
	concern: 'risk',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['src/sh_files.c, sh_files_filecheck', 'Recorded checks of the daemon'],
	examples: {
		bad: ['[GrowingLogFiles]\ndir=99/var/log\n[Attributes]\nfile=/var/log/app/*.log\n'],
		good: [
			'[GrowingLogFiles]\ndir=99/var/log\n[Attributes]\nfile=/var/log/app/*.gz\n',
			'[GrowingLogFiles]\ndir=99/var/log\n[LogFiles]\nfile=/var/log/lastlog\n',
		],
	},
	check(view, report) {
		for (const section of WEAKER) {
			const policy = policyOfSection(section);
			if (policy === undefined) continue;
			for (const line of acceptedPathLines(view, section)) {
				const pattern = patternOverLogs(line);
				if (pattern === undefined) continue;
				const dir = contentLine(view, pattern.folder);
				if (dir?.parsed.section !== 'GrowingLogFiles') continue;
				if ((maskAt(view, policy, line) & testBit('SGROW')) !== 0) continue;
				report({
					...valueSpan(line),
					what: `Samhain no longer notices removed lines in the logs that match ${quote(pattern.path)}: [${section}] decides for them.`,
					related: [{ ...valueSpan(dir), message: 'Without the pattern this line would check them.' }],
					fixes: () => [removeLine(line)],
				});
			}
		}
	},
});

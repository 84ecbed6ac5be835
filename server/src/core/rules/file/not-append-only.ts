import type { Line } from '../../document/line-store.ts';
import { optionText } from '../../document/option-text.ts';
import { readWrittenPath } from '../../values/path.ts';
import { isWrittenInPlace } from '../../values/well-known-paths.ts';
import { acceptedPathLines } from '../../watch/watched-by.ts';
import { defineRule } from '../define-rule.ts';
import { quote, valueSpan } from '../edits.ts';
import { moveLines } from '../move-line.ts';

function pathOf(line: Line): string {
	return readWrittenPath(optionText(line).value, 'path-glob').path;
}

export const notAppendOnly = defineRule({
	id: 'not-append-only',
	scope: 'file',
	isAboutWatchedPaths: true,
	reads: ['tail', 'header', 'policy:GrowingLogFiles'],
	summary: 'A file in [GrowingLogFiles] does not only grow.',
	why: 'In [GrowingLogFiles] samhain compares the old length of the file with its old content. `lastlog`, `faillog`, `tallylog`, `utmp` and journals are overwritten in place, so samhain reports an alarm for a normal login.',
	advice: 'List the file in [LogFiles], which ignores size and content but watches owner, mode and inode.',
	defaultSeverity: 'information',
	concern: 'doubt',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['src/sh_hash.c, sh_hash_compdata', 'Recorded checks of the daemon'],
	examples: {
		bad: ['[GrowingLogFiles]\nfile=/var/log/faillog\nfile=/var/log/lastlog\n'],
		good: ['[LogFiles]\nfile=/var/log/faillog\n[GrowingLogFiles]\nfile=/var/log/auth.log\n'],
	},
	check(view, report) {
		const lines = acceptedPathLines(view, 'GrowingLogFiles').filter(
			(line) => line.parsed.option?.key === 'file' && isWrittenInPlace(pathOf(line)),
		);
		const [first, ...others] = lines;
		if (first === undefined) return;
		const rest = others.length === 0 ? '' : `, like ${others.length} more below`;
		report({
			...valueSpan(first),
			what: `${quote(pathOf(first))} is overwritten in place${rest}, so samhain reports normal use as an attack on a growing log.`,
			related: others.map((line) => ({ ...valueSpan(line), message: `${quote(pathOf(line))}, too.` })),
			fixes: () => [
				{
					title: 'Move to [LogFiles]',
					edits: moveLines(view, lines, 'LogFiles'),
					isPreferred: true,
				},
			],
		});
	},
});

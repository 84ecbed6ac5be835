import type { Line } from '../../document/line-store.ts';
import { optionText } from '../../document/option-text.ts';
import { acceptedLines } from '../../effective/in-force.ts';
import { readWrittenPath } from '../../values/path.ts';
import { asPathPattern, compilePathRegex } from '../../values/regex-options.ts';
import { comesAndGoes } from '../../values/well-known-paths.ts';
import { acceptedPathLines } from '../../watch/watched-by.ts';
import { defineRule } from '../define-rule.ts';
import { quote, valueSpan } from '../edits.ts';
import { heardIgnoreAll, IGNORE_ALL_READS } from '../heard-ignore-all.ts';

function pathOf(line: Line): string {
	return readWrittenPath(optionText(line).value, 'path-glob').path;
}

export const ignoredFileMayVanish = defineRule({
	id: 'ignored-file-may-vanish',
	scope: 'file',
	isAboutWatchedPaths: true,
	reads: [...IGNORE_ALL_READS, 'option:ignoremissing', 'option:ignoreadded'],
	summary: 'A file in [IgnoreAll] comes and goes.',
	why: 'In [IgnoreAll] samhain ignores changes of a file, but it reports the file when it disappears and when it appears, with `SeverityIgnoreAll`.',
	advice: 'Let `IgnoreMissing` and `IgnoreAdded` cover the file, too.',
	defaultSeverity: 'hint',
	concern: 'doubt',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['src/sh_files.c, sh_files_filecheck', 'Recorded checks of the daemon'],
	examples: {
		bad: ['[IgnoreAll]\nfile=/etc/nologin\n', '[IgnoreAll]\nfile=/etc/ld.so.cache~\n'],
		good: [
			'[Misc]\nIgnoreMissing=/etc/nologin$\nIgnoreAdded=/etc/nologin$\n[IgnoreAll]\nfile=/etc/nologin\n',
			{ note: 'A file that stays.', text: '[IgnoreAll]\nfile=/etc/resolv.conf\n' },
		],
	},
	check(view, report) {
		const isHeard = heardIgnoreAll(view);
		const isCovered = (key: string, path: string): boolean =>
			acceptedLines(view, key).some((line) => compilePathRegex(optionText(line).value)?.test(path) === true);
		for (const line of acceptedPathLines(view, 'IgnoreAll')) {
			if (line.parsed.option?.key !== 'file') continue;
			const { isPattern } = readWrittenPath(optionText(line).value, 'path-glob');
			const path = pathOf(line);
			if (isPattern || !comesAndGoes(path) || !isHeard(line.context?.branch)) continue;
			const missing = ['IgnoreMissing', 'IgnoreAdded'].filter((name) => !isCovered(name.toLowerCase(), path));
			if (missing.length === 0) continue;
			const events = missing.map((name) => (name === 'IgnoreMissing' ? 'disappears' : 'appears'));
			report({
				...valueSpan(line),
				what: `Samhain still reports ${quote(path)} when it ${events.join(' or ')}.`,
				fixes: () =>
					line.context?.branch !== undefined
						? []
						: [
								{
									title: `Add ${missing.map((name) => `\`${name}\``).join(' and ')}`,
									edits: [
										{
											kind: 'insert',
											line,
											where: 'before',
											lines: [
												'[Misc]',
												...missing.map((name) => `${name}=${asPathPattern(path)}`),
												'[IgnoreAll]',
											],
										},
									],
								},
							],
			});
		}
	},
});

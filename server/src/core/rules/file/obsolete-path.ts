import type { Line } from '../../document/line-store.ts';
import { optionText } from '../../document/option-text.ts';
import { readWrittenPath } from '../../values/path.ts';
import { obsoleteSince } from '../../values/well-known-paths.ts';
import { POLICIES } from '../../watch/policies.ts';
import { acceptedPathLines } from '../../watch/watched-by.ts';
import { defineRule } from '../define-rule.ts';
import { deleteLine, quote, valueSpan } from '../edits.ts';

interface Found {
	readonly line: Line;
	readonly path: string;
	readonly since: string;
}

export const obsoletePath = defineRule({
	id: 'obsolete-path',
	scope: 'file',
	isAboutWatchedPaths: true,
	reads: ['tail', ...POLICIES.map(({ section }) => `policy:${section}`)],
	summary: 'A path belongs to software that current systems no longer have.',
	why: 'Samhain reports MISSING for a listed path that does not exist when it makes the baseline, and looks for it in vain at each check. Such lines come from templates that date from Linux 2.4.',
	advice: 'Remove the lines unless your system has these files.',
	defaultSeverity: 'information',
	concern: 'tidiness',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['src/sh_files.c', 'Recorded checks of the daemon', 'Release notes of the software'],
	examples: {
		bad: ['[ReadOnly]\nfile=/etc/ssh_random_seed\nfile=/usr/lib/pt_chown\n'],
		good: ['[ReadOnly]\nfile=/etc/ssh/ssh_host_rsa_key\n'],
	},
	check(view, report) {
		const found: Found[] = [];
		for (const { section } of POLICIES) {
			for (const line of acceptedPathLines(view, section)) {
				const isDirectory = line.parsed.option?.key === 'dir';
				const { path } = readWrittenPath(optionText(line).value, isDirectory ? 'path-depth' : 'path-glob');
				const since = obsoleteSince(path);
				if (since !== undefined) found.push({ line, path, since });
			}
		}
		found.sort((a, b) => view.numberOf(a.line) - view.numberOf(b.line));
		const [first, ...others] = found;
		if (first === undefined) return;
		const rest = others.length === 0 ? '' : `, like ${others.length} more below`;
		report({
			...valueSpan(first.line),
			what: `${quote(first.path)} is gone: ${first.since}${rest}.`,
			related: others.map(({ line, path, since }) => ({
				...valueSpan(line),
				message: `${quote(path)}: ${since}.`,
			})),
			fixes: () => [
				{
					title: others.length === 0 ? 'Remove this line' : 'Remove these lines',
					edits: found.map(({ line }) => deleteLine(line)),
				},
			],
		});
	},
});

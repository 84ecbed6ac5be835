// Edits of the lines that lead to a path: a smaller depth, an exclusion, another kind of line, or none.

import { writeWatchedPath } from '../values/path.ts';
import { parentOf } from '../watch/tree.ts';
import { type Candidate, ownLines, removal, type Wanted } from './candidate.ts';
import type { ConfigChange } from './config-edit.ts';
import { named } from './words.ts';

/** A smaller depth, or none, for the folder that leads to the path. */
export function lessDepth(wanted: Wanted): readonly Candidate[] {
	const { report, configuration } = wanted;
	const { entry, path } = report;
	if (entry === undefined || entry.path === path || entry.list === 'file') return [];
	const levels = path.slice(entry.path === '/' ? 0 : entry.path.length).split('/').length - 1;
	const found: Candidate[] = [];
	const depth = levels - 2;
	if (depth >= 0 && !entry.source.isPattern)
		found.push({
			title: `Reduce the depth of ${named(entry.path)} to ${depth}`,
			...{ loss: 'many', testsLost: 0, scope: entry.path },
			ways: [
				[{ kind: 'value', line: entry.source.line, value: `${depth}${writeWatchedPath(entry.source.path)}` }],
			],
			loses: [
				depth === 0
					? `Samhain looks only at the names in ${named(entry.path)}, and no longer at anything below them.`
					: `Samhain no longer looks at anything deeper than ${depth === 1 ? '1 level' : `${depth} levels`} below the names in ${named(entry.path)}.`,
			],
			keeps: [
				`Samhain still watches ${named(entry.path)} down to this depth, and paths with a line of their own.`,
			],
		});
	const folder = parentOf(path);
	if (folder === '/' || folder === entry.path) return found;
	const own = configuration.pathLines.some((one) => !one.isPattern && one.path === folder);
	if (own) return found;
	const text = writeWatchedPath(folder);
	const lines = ['[IgnoreAll]', `dir=-1${text}`, `[${entry.policy.section}]`, `file=${text}`];
	found.push({
		title: `Exclude everything in ${named(folder)}`,
		...{ loss: 'folder', testsLost: 0, scope: folder },
		ways: [
			[
				{ kind: 'add', section: 'IgnoreAll', lines: [`dir=-1${text}`] },
				{ kind: 'add', section: entry.policy.section, lines: [`file=${text}`] },
			],
			[{ kind: 'block', lines, place: 'first' }],
		],
		mustTest: { path: folder, mask: entry.mask },
		loses: [`Samhain no longer looks at anything below ${named(folder)} that has no line of its own.`],
		keeps: [`Samhain still watches ${named(folder)} itself under [${entry.policy.section}].`],
	});
	return found;
}

/** A line that names a path which is gone for good. */
export function withoutEntry(wanted: Wanted): readonly Candidate[] {
	const { path } = wanted.report;
	const lines = [...ownLines(wanted, true), ...ownLines(wanted, false)];
	if (lines.length === 0) return [];
	return [
		{
			title: `Remove ${named(path)} from the configuration`,
			...{ loss: 'file', testsLost: 0 },
			ways: [lines.map(removal)],
			loses: [`Samhain no longer looks at ${named(path)} by a line of its own, should it come back.`],
			keeps: [],
		},
	];
}

/** A `dir=` line for what is not a directory: a `file=` line looks at it in the same way. */
export function asFile(wanted: Wanted): readonly Candidate[] {
	const { report } = wanted;
	const { entry, path } = report;
	if (entry === undefined || entry.path !== path || entry.list === 'file') return [];
	const text = writeWatchedPath(path);
	const hasFile = ownLines(wanted, true).length > 0;
	const title = `Watch ${named(path)} as a file, since it is not a directory`;
	const loses = [`Samhain does not look into ${named(path)}, should it become a directory.`];
	const mustTest = hasFile ? undefined : { mustTest: { path, mask: entry.mask } };
	const shared = { title, loss: 'nothing', testsLost: 0, loses, keeps: [], ...mustTest } as const;
	const { section } = entry.policy;
	const added: readonly ConfigChange[] = hasFile ? [] : [{ kind: 'add', section, lines: [`file=${text}`] }];
	if (entry.source.isPattern) {
		const excluded: ConfigChange = { kind: 'block', lines: ['[IgnoreAll]', `dir=-1${text}`], place: 'first' };
		const lines = [`[${section}]`, `file=${text}`, '[IgnoreAll]', `dir=-1${text}`];
		return [
			{
				...shared,
				ways: [
					[excluded, ...added],
					...(hasFile ? [] : [[{ kind: 'block', lines, place: 'first' } as const]]),
				],
			},
		];
	}
	const { line } = entry.source;
	const replaced: ConfigChange = hasFile ? removal(line) : { kind: 'line', line, text: `file=${text}` };
	return [{ ...shared, ways: [[replaced]] }];
}

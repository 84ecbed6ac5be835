import type { Line } from '../../document/line-store.ts';
import { optionText } from '../../document/option-text.ts';
import { readWrittenPath } from '../../values/path.ts';
import { depthOf, directoryLine, isContentWatched, WATCH_READS } from '../../watch/watched-by.ts';
import { defineRule } from '../define-rule.ts';
import { deleteLine, partSpan, replaceSpan, valueSpan } from '../edits.ts';
import type { LineEdit } from '../finding.ts';

/** A line that lists a link as a directory. */
interface Linked {
	readonly line: Line;
	readonly path: string;
	readonly target: string;
	/** Whether another line lists the target itself. */
	readonly isListed: boolean;
}

/** Names as a list in a sentence. */
function andList(words: readonly string[]): string {
	return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function codes(words: readonly string[]): string {
	return andList(words.map((word) => `\`${word}\``));
}

function toTarget({ line, path, target, isListed }: Linked): LineEdit {
	if (isListed) return deleteLine(line);
	const { start } = readWrittenPath(optionText(line).value, 'path-depth');
	return replaceSpan(partSpan(line, start, path.length), target);
}

export const linkedDirectory = defineRule({
	id: 'linked-directory',
	scope: 'file',
	isAboutWatchedPaths: true,
	reads: WATCH_READS,
	summary: 'A directory to watch is a symbolic link on current systems.',
	why: 'On Debian 12, RHEL 7, Arch and later systems `/bin`, `/sbin`, `/lib` and `/lib64` are links into `/usr`. Samhain does not follow a link that a `dir` line names: at init and at each check it reports NODIRECTORY and MISSING, and it never looks at the programs.',
	advice:
		'List the directory below `/usr`, as in `dir=99/usr/bin`. To watch the link itself, write `file=/bin`. If it is a real directory on your system, turn this rule off, or state it in the table for `--machine`: `{"links": {"/bin": ""}}`.',
	defaultSeverity: 'information',
	concern: 'risk',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['src/sh_files.c, sh_files_dircheck', 'Recorded checks of the daemon'],
	examples: {
		bad: [
			'[ReadOnly]\ndir=99/usr\ndir=99/bin\n',
			{ note: 'Nothing watches the programs.', text: '[ReadOnly]\ndir=99/bin\ndir=99/sbin\n' },
		],
		good: ['[ReadOnly]\ndir=99/usr/bin\nfile=/bin\n', '[IgnoreAll]\ndir=-1/lib\n'],
	},
	check(view, report) {
		const watched: Linked[] = [];
		const unwatched: Linked[] = [];
		for (const [path, target] of Object.entries(view.daemon.machine.links)) {
			const line = target === '' ? undefined : directoryLine(view, path);
			// A pattern that matches the link has no text to replace.
			if (line === undefined || readWrittenPath(optionText(line).value, 'path-depth').isPattern) continue;
			if ((depthOf(view, line) ?? -1) < 0) continue;
			const linked = { line, path, target, isListed: directoryLine(view, target) !== undefined };
			(isContentWatched(view, target) ? watched : unwatched).push(linked);
		}
		for (const [group, severity] of [
			[unwatched, 'warning'],
			[watched, 'information'],
		] as const) {
			const [first, ...others] = group.sort((a, b) => view.numberOf(a.line) - view.numberOf(b.line));
			if (first === undefined) continue;
			const targets = group.map(({ target }) => target);
			const links = group.length === 1 ? 'is a link' : 'are links';
			const lost = severity === 'warning' ? `, and no line watches ${codes(targets)}` : '';
			report({
				...valueSpan(first.line),
				severity,
				what: `${codes(group.map(({ path }) => path))} ${links} to ${codes(targets)} on current systems, so samhain reports MISSING and does not look inside${lost}.`,
				related: others.map(({ line, path }) => ({
					...valueSpan(line),
					message: `\`${path}\` is a link, too.`,
				})),
				fixes: () => [
					{
						title: group.every(({ isListed }) => isListed)
							? `Remove ${codes(group.map(({ path }) => path))}`
							: `Watch ${codes(targets)} instead`,
						edits: group.map(toTarget),
						isPreferred: true,
					},
				],
			});
		}
	},
});

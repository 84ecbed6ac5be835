import type { FileView } from '../../document/file-view.ts';
import type { Line } from '../../document/line-store.ts';
import { conflictMarker } from '../../syntax/conflict.ts';
import { defineRule } from '../define-rule.ts';
import { deleteLine, deleteUntil, quote, replaceSpan, textSpan } from '../edits.ts';
import type { Fix, LineEdit, RelatedSpan } from '../finding.ts';

/** The markers of one conflict, top to bottom. */
interface Conflict {
	readonly ours: Line;
	/** Written with `merge.conflictStyle` diff3 and zdiff3. */
	readonly base: Line | undefined;
	readonly separator: Line;
	readonly theirs: Line;
}

/**
 * The complete conflicts of a file. A marker that opens one starts over, since Git makes the markers of a conflict in a
 * conflict longer; a second separator is text, as it is to the editors that offer to resolve conflicts.
 */
function conflictsIn(view: FileView): readonly Conflict[] {
	const conflicts: Conflict[] = [];
	let ours: Line | undefined;
	let base: Line | undefined;
	let separator: Line | undefined;
	for (const line of view.lines('conflict-marker')) {
		switch (conflictMarker(line.text)) {
			case 'ours':
				ours = line;
				base = undefined;
				separator = undefined;
				break;
			case 'base':
				if (separator === undefined) base ??= line;
				break;
			case 'separator':
				separator ??= line;
				break;
			case 'theirs':
				if (ours !== undefined && separator !== undefined)
					conflicts.push({ ours, base, separator, theirs: line });
				ours = undefined;
				break;
			case undefined:
				break;
		}
		if (ours === undefined) {
			base = undefined;
			separator = undefined;
		}
	}
	return conflicts;
}

function fixesOf({ ours, base, separator, theirs }: Conflict, view: FileView): readonly Fix[] {
	// Without a final newline only the text of the last marker goes: the line above keeps its newline.
	const end: LineEdit = view.isDropped(theirs)
		? replaceSpan({ line: theirs, start: 0, end: theirs.text.length }, '')
		: deleteLine(theirs);
	const middle = base === undefined ? [] : [deleteUntil(base, separator)];
	return [
		{ title: 'Keep ours', edits: [deleteLine(ours), deleteUntil(base ?? separator, theirs), end] },
		{ title: 'Keep theirs', edits: [deleteUntil(ours, separator), deleteLine(separator), end] },
		{ title: 'Keep both', edits: [deleteLine(ours), ...middle, deleteLine(separator), end] },
	];
}

function related(line: Line, message: string): RelatedSpan {
	return { ...textSpan(line), message };
}

export const mergeConflict = defineRule({
	id: 'merge-conflict',
	scope: 'file',
	reads: ['conflict-marker'],
	summary: 'A merge conflict is unresolved.',
	why: 'Samhain reads the lines of both versions, one after the other. It drops each marker as an "Invalid line", or silently outside known sections. Which of two settings applies depends on the option.',
	advice: 'Keep one version or merge both, and remove the markers.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: [
		'src/sh_readconf.c, sh_readconf_read and sh_readconfig_line',
		'git merge, How conflicts are presented',
	],
	examples: {
		bad: [
			'[Misc]\n<<<<<<< HEAD\nSetLoopTime=60\n=======\nSetLoopTime=600\n>>>>>>> slower\n',
			{
				note: 'With the common base of both versions, as in the styles `diff3` and `zdiff3`.',
				text: '[ReadOnly]\n<<<<<<< HEAD\ndir=3/etc\n||||||| 1f2e3d4\ndir=/etc\n=======\ndir=2/etc\n>>>>>>> shallow\n',
			},
		],
		good: [
			'[Misc]\nSetLoopTime=60\n',
			{ note: 'A comment is not a marker.', text: '[Misc]\n#======\n# <<<<<<< HEAD\nSetLoopTime=60\n' },
		],
	},
	check(view, report) {
		for (const conflict of conflictsIn(view)) {
			const { ours, base, separator, theirs } = conflict;
			// `text-after-eof` reports everything after [EOF].
			if (ours.context?.ended === 'eof') continue;
			const span = textSpan(ours);
			report({
				...span,
				what: `Unresolved merge conflict ${quote(ours.text.slice(span.start, span.end))}: samhain reads both versions.`,
				related: [
					...(base === undefined ? [] : [related(base, 'The common base starts here.')]),
					related(separator, 'The other version starts here.'),
					related(theirs, 'The conflict ends here.'),
				],
				covers: [ours, ...(base === undefined ? [] : [base]), separator, theirs],
				fixes: () => fixesOf(conflict, view),
			});
		}
	},
});

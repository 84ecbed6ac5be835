// A fix that puts a line under another header. Knows no rule.
import type { FileView } from '../document/file-view.ts';
import type { Line } from '../document/line-store.ts';
import { deleteLine } from './edits.ts';
import type { LineEdit } from './finding.ts';

/** Whether a line is outside of all blocks, so that moving it changes nothing about when it is read. */
export function isUnconditional(line: Line): boolean {
	return line.context?.branch === undefined;
}

/**
 * The edits that move lines of one section to another one: to its last header, or under a new one in place.
 * @param lines outside of blocks; otherwise they get a header of their own where they are
 * @param section without brackets
 */
export function moveLines(view: FileView, lines: readonly Line[], section: string): readonly LineEdit[] {
	const header = view
		.lines(`[${section.toLowerCase()}]`)
		.filter((one) => one.parsed.kind === 'section' && isUnconditional(one) && !view.isDropped(one))
		.at(-1);
	if (header !== undefined && lines.every(isUnconditional)) {
		return [
			...lines.map((line) => deleteLine(line)),
			{ kind: 'insert', line: header, where: 'after', lines: lines.map(({ text }) => text.trimEnd()) },
		];
	}
	return lines.flatMap((line): readonly LineEdit[] => [
		{ kind: 'insert', line, where: 'before', lines: [`[${section}]`] },
		{ kind: 'insert', line, where: 'after', lines: [`[${line.context?.section ?? ''}]`] },
	]);
}

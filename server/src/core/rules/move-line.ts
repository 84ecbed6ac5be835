// A fix that puts a line under another header. Knows no rule.
import type { FileView } from '../document/file-view.ts';
import type { Line } from '../document/line-store.ts';
import { deleteLine } from './edits.ts';
import type { LineEdit } from './finding.ts';

/** Whether a line is outside of all blocks, so that moving it changes nothing about when it is read. */
function isUnconditional(line: Line): boolean {
	return line.context?.branch === undefined;
}

/**
 * The last header of a section, to move lines below it.
 * @param section without brackets
 * @returns undefined without one outside of blocks, or when one of the lines is in a block
 */
export function headerToMoveTo(view: FileView, lines: readonly Line[], section: string): Line | undefined {
	if (!lines.every(isUnconditional)) return undefined;
	return view
		.lines(`[${section.toLowerCase()}]`)
		.filter((one) => one.parsed.kind === 'section' && isUnconditional(one) && !view.isDropped(one))
		.at(-1);
}

/** The edits that move lines from where they are to below a header. */
export function moveBelow(header: Line, lines: readonly Line[]): readonly LineEdit[] {
	return [
		...lines.map((line) => deleteLine(line)),
		{ kind: 'insert', line: header, where: 'after', lines: lines.map(({ text }) => text.trimEnd()) },
	];
}

/**
 * The edits that put a line under a new header where it is.
 * @param section without brackets
 * @param next the section of the lines below; undefined where they need no header
 */
export function putUnderOwnHeader(
	line: Line,
	section: string,
	next: string | undefined,
): readonly LineEdit[] {
	const header: LineEdit = { kind: 'insert', line, where: 'before', lines: [`[${section}]`] };
	if (next === undefined) return [header];
	return [header, { kind: 'insert', line, where: 'after', lines: [`[${next}]`] }];
}

/**
 * The edits that move lines of one section to another one: to its last header, or under a new one in place.
 * @param section without brackets
 */
export function moveLines(view: FileView, lines: readonly Line[], section: string): readonly LineEdit[] {
	const header = headerToMoveTo(view, lines, section);
	if (header !== undefined) return moveBelow(header, lines);
	return lines.flatMap((line) => putUnderOwnHeader(line, section, line.context?.section ?? ''));
}

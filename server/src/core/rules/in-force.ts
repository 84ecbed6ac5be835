// Which lines of an option can be in force: the last accepted one, or several where conditional blocks leave it open.
// Always the reading that is kindest to the author, so that no alarm depends on a block that may not be read.

import type { FileView } from '../document/file-view.ts';
import { areExclusive, type Branch } from '../document/line-context.ts';
import type { Line } from '../document/line-store.ts';

/** The accepted lines of an option, top to bottom, without the one that the file's end drops. */
export function acceptedLines(view: FileView, key: string): readonly Line[] {
	return view
		.lines(`option:${key}`)
		.filter((line) => line.parsed.isRejected !== true && !view.isDropped(line));
}

/** Whether a line is read wherever the other one is: all blocks around it are around the other, too. */
export function isReadWith(line: Line, other: Branch | undefined): boolean {
	for (let at = line.context?.branch; at !== undefined; at = at.parent) {
		if (at.activity === 'yes') continue;
		if (!encloses(at, other)) return false;
	}
	return true;
}

function encloses(outer: Branch, inner: Branch | undefined): boolean {
	for (let at = inner; at !== undefined; at = at.parent) if (at === outer) return true;
	return false;
}

/**
 * The lines of a last-one-wins option that may be in force where a certain branch is read.
 * @param lines accepted lines, top to bottom
 * @param branch the branch; undefined for the file outside of all blocks
 * @returns the lines, and whether the default may be in force as well
 */
export function linesInForce(
	lines: readonly Line[],
	branch: Branch | undefined,
): { readonly lines: readonly Line[]; readonly mayBeUnset: boolean } {
	let from = 0;
	let mayBeUnset = true;
	lines.forEach((line, at) => {
		if (!isReadWith(line, branch)) return;
		from = at;
		mayBeUnset = false;
	});
	const possible = lines.slice(from).filter((line) => !areExclusive(line.context?.branch, branch));
	return { lines: possible, mayBeUnset };
}

/** Whether a line of a last-one-wins option is overridden on every host that reads it. */
export function isOverridden(line: Line, lines: readonly Line[]): boolean {
	// From the end, where in most files the one line stands that overrides all others.
	for (let at = lines.length - 1; at >= 0; at--) {
		const later = lines[at];
		if (later === undefined || later === line) return false;
		if (isReadWith(later, line.context?.branch)) return true;
	}
	return false;
}

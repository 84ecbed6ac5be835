// Where new lines of a section go, so that every host reads them and no other line changes its meaning.
import type { Analysis } from '../analysis/analysis.ts';
import type { Line } from '../document/line-store.ts';
import type { ParsedLine } from '../document/parsed-line.ts';

/** A place for new lines. */
export interface PlaceForLines {
	/** Number of the line before which they go, from 0. */
	readonly line: number;
	/** Nothing of the section is there, so that its header has to precede them. */
	readonly isNewSection: boolean;
}

/**
 * Finds the place after the last line that belongs there; else the one for a new section, above `[EOF]` and above a block
 * that is still open at the end. Lines in conditional blocks and lines that samhain drops are passed over.
 * @param belongs whether new lines may follow a line; `isFirst` as long as none has been found
 */
export function placeForLines(
	analysis: Analysis,
	belongs: (line: Line, isFirst: boolean) => boolean,
): PlaceForLines {
	const view = analysis.view();
	let after: number | undefined;
	let end = view.lineCount - 1;
	/** The last line that every host reads: where a block is open at the end, the one that opens it. */
	let lastPlain = end;
	let at = 0;
	for (const line of analysis.model.store.all()) {
		const isPlain = line.context?.branch === undefined;
		if (isPlain) lastPlain = at;
		if (line.parsed.kind === 'eof' && isPlain) {
			end = at;
			break;
		}
		if (isPlain && belongs(line, after === undefined) && !view.isDropped(line)) after = at;
		at++;
	}
	return after === undefined
		? { line: Math.min(end, lastPlain), isNewSection: true }
		: { line: after + 1, isNewSection: false };
}

/** Whether a line is the header of a section, in any letter case. */
export function isHeaderOf({ kind, header }: ParsedLine, section: string): boolean {
	return kind === 'section' && header?.toLowerCase() === section.toLowerCase();
}

// The line that completion is asked about, and what it offers there.
import type { Analysis } from '../analysis/analysis.ts';
import type { Line } from '../document/line-store.ts';
import type { LineSyntax } from '../syntax/line.ts';
import type { TextRange } from '../text/range.ts';

/** One thing to insert; the list is in the order in which it should be shown. */
export interface CompletionEntry {
	readonly label: string;
	readonly kind: 'section' | 'option' | 'value' | 'keyword' | 'directive' | 'snippet' | 'rule';
	/** Replaces the text of `range`. */
	readonly text: string;
	/** The same with tab stops, for clients that know them. */
	readonly snippet?: string;
	readonly range: TextRange;
	readonly detail?: string;
	readonly filterText?: string;
	/** Name by which `completionDocumentation` finds the text about it. */
	readonly documentation?: string;
	/** It is what holds without the line. */
	readonly isDefault?: boolean;
	/** What the linter warns of when it is written, as Markdown. */
	readonly caution?: string;
	/** Something can be completed right after the inserted text. */
	readonly asksAgain?: boolean;
}

/** An entry whose place is not known yet. */
export type Offer = Omit<CompletionEntry, 'range'>;

/** A line with the cursor in it. */
export interface CursorLine {
	readonly analysis: Analysis;
	readonly line: Line;
	readonly syntax: LineSyntax;
	readonly number: number;
	readonly column: number;
}

/** Puts offers at a stretch of the cursor's line. */
export function placeOffers(
	cursor: CursorLine,
	start: number,
	end: number,
	offers: readonly Offer[],
): CompletionEntry[] {
	const range = { start: { line: cursor.number, column: start }, end: { line: cursor.number, column: end } };
	return offers.map((offer) => ({ ...offer, range }));
}

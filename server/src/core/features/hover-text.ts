// What describers give and what a hover is made of, as plain data.
import type { TextRange } from '../text/range.ts';

/** What there is to say about a place, in Markdown. */
export interface Hover {
	readonly markdown: string;
	readonly range: TextRange;
	/** Pages of the documentation that it leads to, such as `rules/duplicate-client`. */
	readonly pages: readonly { readonly page: string; readonly title: string }[];
}

/** What describers return: paragraphs of Markdown, about a stretch of the line. */
export interface HoverText {
	readonly paragraphs: readonly string[];
	readonly start: number;
	readonly end: number;
	readonly pages?: Hover['pages'];
}

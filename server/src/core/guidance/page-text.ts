// The pages of the guidance as text, for those who have nothing that shows Markdown.
import { guidanceById } from './guidance.ts';
import { PAGES_JSON } from './pages.generated.ts';

/** A page as it was written by hand. */
export interface GuidancePage {
	readonly id: string;
	readonly title: string;
	/** The first one, before any heading, has an empty heading. */
	readonly sections: readonly { readonly heading: string; readonly anchor: string; readonly text: string }[];
}

/** All pages that are written by hand; each call reads them again. */
export function readGuidancePages(): readonly GuidancePage[] {
	const pages: readonly GuidancePage[] = JSON.parse(PAGES_JSON);
	return pages;
}

/** Sections that lead to other pages: without links they are lists of names. */
const LISTS = new Set(['Options', 'Findings', 'Related messages', 'Source']);

/**
 * A page about a problem as plain text, without the lists at its end that lead to other pages.
 * @param id of the problem
 * @returns undefined for an unknown problem; the text has no mark-up, and a heading is a line of its own
 */
export function guidanceText(id: string): { readonly title: string; readonly text: string } | undefined {
	if (guidanceById(id) === undefined) return undefined;
	const page = readGuidancePages().find((each) => each.id === id);
	if (page === undefined) return undefined;
	const sections = page.sections.filter(({ heading }) => !LISTS.has(heading));
	const parts = sections.map(({ heading, text }) =>
		[...(heading === '' ? [] : [`${heading}:`]), text.trimEnd()].join('\n'),
	);
	return { title: page.title, text: parts.join('\n\n') };
}

// The refactorings that are offered for selected lines.
import type { Analysis } from '../../analysis/analysis.ts';
import { sortClients } from './clients.ts';
import { anchorHost, commentOut, followLink, wrapInHost } from './lines.ts';
import { type Refactoring, readingKeeper, type SelectedLines } from './refactoring.ts';
import { mergeSections, moveToSection } from './sections.ts';
import { splitRoles } from './split.ts';

type Offer = (analysis: Analysis, selected: SelectedLines) => readonly Refactoring[];

const OFFERS: readonly Offer[] = [
	mergeSections,
	moveToSection,
	sortClients,
	anchorHost,
	wrapInHost,
	commentOut,
	followLink,
	splitRoles,
];

/** Files in which nothing is tried; a refactoring that must keep the reading is not offered there. */
const MOST_LINES = 20_000;

/**
 * What can be done with some lines. Reads the file again for each that must keep its reading, so that it is asked for only
 * by a person who looks for it.
 */
export function refactoringsAt(analysis: Analysis, selected: SelectedLines): readonly Refactoring[] {
	const isShort = analysis.lineCount <= MOST_LINES;
	const titles = new Set<string>();
	const keepsReading = readingKeeper(analysis);
	return OFFERS.flatMap((offer) => {
		let isKept = false;
		return offer(analysis, selected).filter((one) => {
			if (titles.has(one.title)) return false;
			titles.add(one.title);
			// The second of two ways to do the same is for where the first one changes something.
			if (!one.keepsReading) return !isKept;
			isKept = isShort && keepsReading(one.edits);
			return isKept;
		});
	});
}

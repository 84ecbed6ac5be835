// The options that a file can have, for a list in which a person searches, and the edit that writes one in its section.
import type { Analysis } from '../analysis/analysis.ts';
import { findOption, optionsIn, sectionsFor } from '../catalogue/lookup.ts';
import type { OptionEntry } from '../catalogue/types.ts';
import type { TextEdit } from '../text/edit.ts';
import type { TextPosition } from '../text/range.ts';
import { isHeaderOf, placeForLines } from './section-place.ts';

/** An option and the section in which it is read. */
export interface InsertableOption {
	readonly option: OptionEntry;
	/** As the catalogue spells it. */
	readonly section: string;
}

/** Every option that the daemon of a file reads, section by section, in the order of the daemon. */
export function insertableOptions({ daemon }: Analysis): readonly InsertableOption[] {
	return sectionsFor(daemon).flatMap(({ name }) =>
		optionsIn(name, daemon)
			.filter((option) => option.section === name)
			.map((option) => ({ option, section: name })),
	);
}

/** An edit, and where the value begins after it. */
export interface InsertedOption {
	readonly edit: TextEdit;
	readonly value: TextPosition;
}

/**
 * Writes an option without a value after the last line of its section that every host reads; else in a new section at the
 * end, above `[EOF]`.
 * @param section as the catalogue spells it
 * @param name of the option, in any letter case
 * @returns undefined where the daemon has no such option in that section
 */
export function insertOptionEdit(
	analysis: Analysis,
	section: string,
	name: string,
): InsertedOption | undefined {
	const option = findOption(section, name.toLowerCase(), analysis.daemon);
	if (option === undefined) return undefined;
	const { line, isNewSection } = placeForLines(
		analysis,
		({ parsed }) => isHeaderOf(parsed, section) || (parsed.kind === 'option' && parsed.section === section),
	);
	const header = isNewSection ? [`[${section}]`] : [];
	const place = { line, column: 0 };
	const written = `${option.name}=`;
	const text = [...header, written].map((line) => `${line}${analysis.lineEnd}`).join('');
	return {
		edit: { range: { start: place, end: place }, text },
		value: { line: line + header.length, column: written.length },
	};
}

// Which section and which option a piece of text means to a given daemon, by the daemon's own rules.
// Names and texts only; positions, values and findings are other folders' business.
import { appendTo } from '../text/multimap.ts';
import { ALL_OPTIONS, ALL_SECTIONS } from './entries.ts';
import { tablesFor } from './tables.ts';
import type { DaemonBuild, OptionEntry, SectionEntry } from './types.ts';

export {
	ALL_OPTIONS,
	ALL_SECTIONS,
	featureEntry,
	featureNames,
	optionDocs,
	valueEntry,
	valueGroup,
	WORDS,
} from './entries.ts';
export { nearest, nearestOption, nearestSection } from './nearest.ts';
export { isCompiledIn } from './tables.ts';

const sectionByLowerName = new Map(ALL_SECTIONS.map((section) => [section.name.toLowerCase(), section]));
const optionsByKey = new Map<string, OptionEntry[]>();
for (const option of ALL_OPTIONS) appendTo(optionsByKey, option.key, option);

/**
 * A section of any role, version and build.
 * @param lowerName Lower-case name without brackets.
 */
export function sectionByName(lowerName: string): SectionEntry | undefined {
	return sectionByLowerName.get(lowerName);
}

/**
 * The section that a header line opens for a daemon: `[Name]` with its closing bracket, letter case ignored, and
 * whatever follows the bracket (sh_readconf.c, sh_readconf_read: a prefix comparison with the table).
 * `[EOF]` is not a section.
 * @param headerText The line without blanks at its ends.
 */
export function findSection(headerText: string, daemon: DaemonBuild): SectionEntry | undefined {
	const end = headerText.indexOf(']');
	if (end < 0 || !headerText.startsWith('[')) return undefined;
	return tablesFor(daemon).sectionByName.get(lowerAscii(headerText.slice(1, end)));
}

/**
 * The option that a line's key selects: the first row of the section's table that the key starts with, so that
 * `setlooptimes` selects `SetLoopTime` (sh_readconf.c, sh_readconfig_line). Rows that the daemon's role, version or
 * build lacks do not exist, and in a module section the options of all modules do.
 * @param section Name of the open section as the catalogue spells it.
 * @param key The line's text before `=`, in lower case.
 */
export function findOption(section: string, key: string, daemon: DaemonBuild): OptionEntry | undefined {
	const table = tablesFor(daemon).tables.get(section);
	if (table === undefined) return undefined;
	const exact = table.byKey.get(key) ?? table.byKey.get(key.trimEnd());
	if (exact !== undefined) return exact;
	return table.byInitial.get(key.charAt(0))?.find((option) => key.startsWith(option.key));
}

/**
 * The options that a section accepts from a daemon, in table order; none for an unknown section. On a server the
 * policy sections are known but accept nothing.
 * @param section Name as the catalogue spells it.
 */
export function optionsIn(section: string, daemon: DaemonBuild): readonly OptionEntry[] {
	return tablesFor(daemon).tables.get(section)?.options ?? [];
}

/** The sections whose header a daemon knows, in its order. */
export function sectionsFor(daemon: DaemonBuild): readonly SectionEntry[] {
	return tablesFor(daemon).sections;
}

/**
 * Every option of exactly this name, whatever section, role, version or build it belongs to; for telling why a
 * daemon does not know a line that another one would.
 * @param key Lower-case name.
 */
export function findAnywhere(key: string): readonly OptionEntry[] {
	return optionsByKey.get(key) ?? [];
}

/** Lower-cases as the daemon's tolower does; letters outside ASCII stay, also those that JavaScript maps into it. */
function lowerAscii(text: string): string {
	return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

// Whether the file with the name of a baseline holds a configuration. A baseline begins with `[SOF]` on a line of its own,
// possibly after the header of a signature; samhain ends with "No data in file" where that line is missing.
import { sectionByName } from '../../catalogue/lookup.ts';

/** Longer files are not looked at: no configuration is that long, and a baseline often is. In bytes. */
export const MAX_CONFIGURATION = 65_536;

/** Whether a text is a configuration and not a baseline: it has a section of one and no `[SOF]`. */
export function isConfigurationText(text: string): boolean {
	const headers = [...text.matchAll(/^[ \t]*\[([A-Za-z]+)\]/gm)].map(([, name = '']) => name);
	return !headers.includes('SOF') && headers.some((name) => sectionByName(name.toLowerCase()) !== undefined);
}

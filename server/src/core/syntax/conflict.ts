// The lines that Git writes round two versions which it could not merge. Knows one line at a time; which of them belong
// together is decided where the whole file is seen.

/** The marker above the first version, above their common base, between the versions, and below the second one. */
export type ConflictMarker = 'ours' | 'base' | 'separator' | 'theirs';

const MARKERS: Readonly<Record<string, ConflictMarker>> = {
	'<': 'ours',
	'|': 'base',
	'=': 'separator',
	'>': 'theirs',
};

/**
 * Tells whether a line is a marker: seven of its characters from the first column on, no eighth, and then nothing or a
 * blank with a name behind it (git: rerere.c, is_cmarker). A separator has no name.
 * @param text the line without its LF
 */
export function conflictMarker(text: string): ConflictMarker | undefined {
	const first = text.charAt(0);
	const marker = MARKERS[first];
	if (marker === undefined || !text.startsWith(first.repeat(7))) return undefined;
	const rest = text.endsWith('\r') ? text.slice(7, -1) : text.slice(7);
	// A line with a CR inside is to an editor several lines, of which only the first is a marker.
	if (rest.includes('\r')) return undefined;
	if (marker === 'separator') return rest.trim() === '' ? marker : undefined;
	return rest === '' || rest.startsWith(' ') ? marker : undefined;
}

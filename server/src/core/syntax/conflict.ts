// The lines that Git writes round two versions which it could not merge. Knows one line at a time; which of them belong
// together is decided where the whole file is seen.

/** The marker above the first version, above their common base, between the versions, and below the second one. */
export type ConflictMarker = 'ours' | 'base' | 'separator' | 'theirs';

const MARKERS = new Map<number, ConflictMarker>([
	[60, 'ours'], // <
	[124, 'base'], // |
	[61, 'separator'], // =
	[62, 'theirs'], // >
]);

/**
 * Tells whether a line is a marker: seven of its characters from the first column on, no eighth, and then nothing or a
 * blank with a name after it (git: rerere.c, is_cmarker). A separator has no name.
 * @param text the line without its LF
 */
export function conflictMarker(text: string): ConflictMarker | undefined {
	const first = text.charCodeAt(0);
	// Letters, brackets and comment signs are out at once: every line that is read is asked about.
	if (first < 60 || (first > 62 && first !== 124)) return undefined;
	const marker = MARKERS.get(first);
	if (marker === undefined || !text.startsWith(text.charAt(0).repeat(7))) return undefined;
	const rest = text.endsWith('\r') ? text.slice(7, -1) : text.slice(7);
	// A line with a CR inside is to an editor several lines, of which only the first is a marker.
	if (rest.includes('\r')) return undefined;
	if (marker === 'separator') return rest.trim() === '' ? marker : undefined;
	return rest === '' || rest.startsWith(' ') ? marker : undefined;
}

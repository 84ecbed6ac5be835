// How large a file may be: beyond it nothing is read, since what is kept of each line would exhaust the memory.

/** Lines of a file that is read. No daemon has that many clients, and a gigabyte is what they take. */
export const MAX_LINES = 2_500_000;

/**
 * Whether a text has more lines than this.
 * @param most lines; the one after the last LF counts, too
 */
export function hasMoreLines(text: string, most = MAX_LINES): boolean {
	let lines = 1;
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
		lines++;
		if (lines > most) return true;
	}
	return lines > most;
}

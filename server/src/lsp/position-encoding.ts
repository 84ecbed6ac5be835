// The units in which a client counts the letters of a line. The core counts in UTF-16; a client that prefers bytes or
// whole characters gets those. A line of ASCII counts the same in each.

/** What the protocol calls a position encoding. */
export type PositionEncoding = 'utf-8' | 'utf-16' | 'utf-32';

/**
 * The encoding for a client: the first of its list that we know.
 * @param offered `general.positionEncodings` of the client, the preferred one first; whatever does not fit is passed over
 * @returns UTF-16 if nothing fits, which every client understands
 */
export function chooseEncoding(offered: unknown): PositionEncoding {
	if (!Array.isArray(offered)) return 'utf-16';
	for (const one of offered) if (one === 'utf-8' || one === 'utf-16' || one === 'utf-32') return one;
	return 'utf-16';
}

/** How much the character `code`, from one or two UTF-16 units, counts. A lone half of a pair is three bytes. */
function unitsOf(code: number, encoding: PositionEncoding): number {
	if (encoding === 'utf-32') return 1;
	if (encoding === 'utf-16') return code > 0xffff ? 2 : 1;
	if (code < 0x80) return 1;
	if (code < 0x800) return 2;
	return code > 0xffff ? 4 : 3;
}

/**
 * The client's units before a column of a line.
 * @param text the line
 * @param column UTF-16 units from its start; one after the end counts as the end
 */
export function columnToUnits(text: string, column: number, encoding: PositionEncoding): number {
	if (encoding === 'utf-16') return column;
	const end = Math.min(column, text.length);
	let units = 0;
	for (let at = 0; at < end; at++) {
		let code = text.charCodeAt(at);
		if (code >= 0x80) {
			code = text.codePointAt(at) ?? code;
			if (code > 0xffff) {
				// A column inside a pair is the place before it.
				if (at + 1 === end) break;
				at++;
			}
		}
		units += unitsOf(code, encoding);
	}
	return units;
}

/**
 * The column of a line after so many of the client's units: the inverse of `columnToUnits`.
 * @param text the line
 * @returns UTF-16 units; inside a character, those before it; after the end of the line, its length
 */
export function unitsToColumn(text: string, units: number, encoding: PositionEncoding): number {
	if (encoding === 'utf-16') return Math.min(units, text.length);
	let left = units;
	let at = 0;
	while (at < text.length) {
		const code = text.codePointAt(at) ?? 0;
		left -= unitsOf(code, encoding);
		if (left < 0) return at;
		at += code > 0xffff ? 2 : 1;
	}
	return at;
}

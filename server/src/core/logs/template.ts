// Matches a text against a C format of the daemon: the fixed pieces in their order, and the values between them.
// Linear: each fixed piece is searched once, forwards.

interface Hole {
	/** Name of the field it fills. */
	readonly name: string;
	readonly test: RegExp | undefined;
	/** `%8s` pads with blanks in front, which belong to the value's column and not to the value. */
	readonly isPadded: boolean;
}

export interface Template {
	/** Fixed pieces: one more than holes. */
	readonly pieces: readonly string[];
	readonly holes: readonly Hole[];
	/** Number of fixed characters: of two templates that fit, the one with more says more. */
	readonly weight: number;
}

/** Values by field name, as written in the line. */
export type Values = Readonly<Record<string, string>>;

const formats = /%[-+ #0]{0,4}(\d{0,4})(?:\.\d{1,3})?l?([a-z])/g;
const tests: Readonly<Record<string, RegExp>> = {
	d: /^ *-?\d{1,20} *$/,
	u: /^ *\d{1,20} *$/,
	x: /^ *(?:0x)?[0-9a-fA-F]{1,16} *$/,
	o: /^ *[0-7]{1,11} *$/,
	f: /^ *-?\d{1,20}(?:\.\d{1,20})? *$/,
};

/**
 * @param format C format, such as `msg="Connection error: %s"`.
 * @param names Field names for its conversions, in order. Conversions with nothing between them become one field, with
 * the first name up to its dot.
 */
export function compileTemplate(format: string, names: readonly string[]): Template {
	const pieces: string[] = [];
	const holes: Hole[] = [];
	let from = 0;
	let index = 0;
	for (const match of format.matchAll(formats)) {
		const piece = format.slice(from, match.index);
		const name = names[index] ?? `value.${index + 1}`;
		const test = tests[match[2] ?? 's'];
		const last = holes.at(-1);
		if (index > 0 && piece === '' && last !== undefined) {
			holes[holes.length - 1] = { name: last.name.replace(/\..*$/, ''), test: undefined, isPadded: false };
		} else {
			pieces.push(piece);
			holes.push({ name, test, isPadded: (match[1] ?? '') !== '' });
		}
		index++;
		from = match.index + match[0].length;
	}
	pieces.push(format.slice(from).trimEnd());
	return { pieces, holes, weight: pieces.reduce((sum, piece) => sum + piece.length, 0) };
}

/** How a text fits a template. */
export interface TemplateMatch {
	readonly values: Values;
	/** Fixed characters that were found: the template's weight, or less if the text breaks off. */
	readonly weight: number;
}

/**
 * Fits a text to a template.
 * @param allowCut A text that breaks off after the first complete value (or a first piece that is a whole attribute)
 * fits, too.
 * @returns the values, or undefined if it does not fit.
 */
export function matchTemplate(
	template: Template,
	text: string,
	allowCut: boolean,
): TemplateMatch | undefined {
	const { pieces, holes } = template;
	const first = pieces[0] ?? '';
	if (!text.startsWith(first)) return allowCut ? matchShort(first, text) : undefined;
	const values: Record<string, string> = {};
	let position = first.length;
	let weight = first.length;
	for (const [index, hole] of holes.entries()) {
		const piece = pieces[index + 1] ?? '';
		const isLast = index === holes.length - 1;
		let start = position;
		if (hole.isPadded) while (text[start] === ' ') start++;
		const end = findEnd(text, piece, start, isLast);
		if (end === undefined) {
			const hasWhole = index > 0 || first.includes('>') || /="[^"]*" /.test(first);
			if (!allowCut || !hasWhole) return undefined;
			values[hole.name] = text.slice(start);
			return { values, weight };
		}
		const value = text.slice(start, end);
		if (hole.test !== undefined && !hole.test.test(value)) return undefined;
		values[hole.name] = value;
		position = end + piece.length;
		weight += piece.length;
	}
	return position === text.length ? { values, weight } : undefined;
}

/** The last piece must end the text; the others match at the earliest place. */
function findEnd(text: string, piece: string, start: number, isLast: boolean): number | undefined {
	if (isLast)
		return text.length - piece.length >= start && text.endsWith(piece)
			? text.length - piece.length
			: undefined;
	const end = text.indexOf(piece, start);
	return end < 0 ? undefined : end;
}

/** A text that breaks off within the first fixed piece says enough if its first attribute is whole. */
function matchShort(first: string, text: string): TemplateMatch | undefined {
	const isWhole = /^\w+=(?:"[^"]*"|<[^<>]*>)/.test(text.slice(0, first.length));
	return isWhole && first.startsWith(text) ? { values: {}, weight: text.length } : undefined;
}

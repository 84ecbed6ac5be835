// Finds `name="value"` pairs however they are quoted, for texts that are not in the daemon's own form any more.

export interface Attribute {
	readonly name: string;
	readonly value: string;
	/** Place of the pair in the text. */
	readonly start: number;
	readonly end: number;
	/** False where the value breaks off, or has no quotes. */
	readonly isClosed: boolean;
}

const MAX_LENGTH = 16_384;
const MAX_ATTRIBUTES = 100;
const opening = /(?<![\w.])([A-Za-z_][\w.]{0,40})\s?=\s?/g;
const doubleQuoted = /"((?:[^"\\]|\\.){0,8192})("|$)/y;
const singleQuoted = /'([^']{0,8192})('|$)/y;
/** In the plain style a value may hold `>`; it ends where something that follows a value follows. */
const inBrackets = /<(.{0,8192}?)(?:(>)(?=,|\s*$|\s*\/?>\s*$|\s+[\w.]{1,40}\s?=|[)\]}.;]?\s*$)|$)/sy;
const wordValue = /[^\s,;"'<>]{1,1024}/y;
const textValue = /(?:(?!,? +[\w.]{1,40}\s?=)[^\n"<>]){1,1024}/y;

/** The pairs in their order; at most 100, of the first 16384 characters. */
export function findAttributes(text: string): readonly Attribute[] {
	const shown = text.slice(0, MAX_LENGTH);
	const found: Attribute[] = [];
	opening.lastIndex = 0;
	for (;;) {
		const match = opening.exec(shown);
		if (match === null || found.length === MAX_ATTRIBUTES) return found;
		const name = match[1] ?? '';
		const at = match.index + match[0].length;
		const value = readValue(shown, at, name);
		if (value === undefined) continue;
		found.push({ name, start: match.index, ...value });
		opening.lastIndex = value.end;
	}
}

function readValue(text: string, at: number, name: string): Omit<Attribute, 'name' | 'start'> | undefined {
	const first = text[at];
	const quoted =
		first === '"' ? doubleQuoted : first === "'" ? singleQuoted : first === '<' ? inBrackets : undefined;
	if (quoted !== undefined) {
		quoted.lastIndex = at;
		const match = quoted.exec(text);
		if (match === null) return undefined;
		return { value: match[1] ?? '', end: at + match[0].length, isClosed: (match[2] ?? '') !== '' };
	}
	const bare = name === 'msg' ? textValue : wordValue;
	bare.lastIndex = at;
	const value = bare.exec(text)?.[0];
	return value === undefined
		? undefined
		: { value: value.trimEnd(), end: at + value.length, isClosed: false };
}

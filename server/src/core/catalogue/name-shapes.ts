// Shapes of names, in which spellings of the same words are equal: `Log File`, `log_file` and `SetLogFile`.
// Pure work on strings; which names there are is not known here.

/**
 * A name without what spellings differ in: letter case, blanks, marks, a leading `Set` and the plural of its last word.
 * @param name as written
 */
export function reduceName(name: string): string {
	return singular(reduceWords(name)).replace(/^set(?=..)/, '');
}

/** A name in lower case, without blanks and marks. */
export function reduceWords(name: string): string {
	return name.toLowerCase().replace(/[^a-z0-9]+/g, '');
}

/** A name in lower case without the plural of its last word; `class` and `status` are not plurals. */
export function singular(name: string): string {
	return name.replace(/(?<=[a-z0-9]{3}[^su])s$/, '');
}

/**
 * The shapes under which a name may be known: its own, and the one without the program's name before it.
 * @param name as written
 */
export function shapesOf(name: string): readonly string[] {
	const own = reduceName(name);
	const bare = own.replace(/^(samhain|yule)d?(?=..)/, '');
	return own === bare ? [own] : [own, reduceName(bare)];
}

/**
 * Every text that a pattern with alternatives means: `{A,B}C` is `AC` and `BC`, and an empty alternative leaves the part
 * out. Braces do not nest.
 */
export function expandBraces(pattern: string): readonly string[] {
	const open = pattern.indexOf('{');
	const close = pattern.indexOf('}', open);
	if (open < 0 || close < 0) return [pattern];
	const rests = expandBraces(pattern.slice(close + 1));
	return pattern
		.slice(open + 1, close)
		.split(',')
		.flatMap((part) => rests.map((rest) => pattern.slice(0, open) + part + rest));
}

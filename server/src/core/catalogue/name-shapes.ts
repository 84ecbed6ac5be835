// Shapes of names, in which spellings of the same words are equal: `Log File`, `log_file` and `SetLogFile`.
// Pure work on strings; which names there are is not known here.

/**
 * A name without what spellings differ in: letter case, blanks, marks, a leading `Set` and the plural of its last word.
 * @param name as written
 */
export function reduceName(name: string): string {
	return reduceReduced(reduceWords(name));
}

function reduceReduced(words: string): string {
	const one = singular(words);
	return one.startsWith('set') && one.length >= 5 ? one.slice(3) : one;
}

/** A name in lower case, without blanks and marks. */
export function reduceWords(name: string): string {
	return name.toLowerCase().replace(/[^a-z0-9]+/g, '');
}

/** A name in lower case without the plural of its last word; `class` and `status` are not plurals. */
export function singular(name: string): string {
	return name.endsWith('s') ? name.replace(/(?<=[a-z0-9]{3}[^su])s$/, '') : name;
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
 * The shapes of every text that a pattern with alternatives means, as `reduceName` gives them: what spellings differ in is
 * taken from the pattern, once for all of its texts.
 */
export function expandedShapes(pattern: string): readonly string[] {
	return expandBraces(pattern.toLowerCase().replace(/[^a-z0-9{},]+/g, '')).map(reduceReduced);
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

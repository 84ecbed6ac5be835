// Keeps an answer short enough for who reads it: a model has a window, not a scroll bar.

/** Characters of JSON that an answer has at most, notes and sums aside: some 15,000 tokens. */
const MAX_CHARACTERS = 50_000;
/** Characters of one text in it. */
const MAX_TEXT = 1_000;

/** The first items of a list, and how many are left out. */
export interface Bounded<T> {
	readonly kept: T[];
	readonly leftOut: number;
}

/**
 * Keeps the first items of a list that fit.
 * @param items with long texts, which are cut
 * @param spent characters that are spent already
 */
export function keepFirst<T>(items: readonly T[], spent = 0): Bounded<T> {
	let used = spent;
	const kept: T[] = [];
	for (const item of items) {
		const short = withShortTexts(item);
		used += JSON.stringify(short).length;
		if (used > MAX_CHARACTERS) break;
		kept.push(short);
	}
	return { kept, leftOut: items.length - kept.length };
}

/** The note about what was left out; none where everything is there. */
export function noteOf(leftOut: number, what: string, advice: string): { readonly note?: string } {
	return leftOut === 0 ? {} : { note: `${leftOut} more ${what} are left out. ${advice}` };
}

/** Plain data with its long texts cut. */
function withShortTexts<T>(item: T): T {
	const text = JSON.stringify(item, (_key, value: unknown) =>
		typeof value === 'string' && value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}…` : value,
	);
	return JSON.parse(text);
}

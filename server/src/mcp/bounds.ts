// Keeps an answer short enough for who reads it: a model has a window, not a scroll bar.

/** Characters of JSON that an answer has at most, notes and sums aside: some 15,000 tokens. */
const MAX_CHARACTERS = 50_000;
/** Characters of one text in it. */
const MAX_TEXT = 1_000;
/** Texts of a list in it, such as the paths of a group. */
const MAX_TEXTS = 50;
/** Characters of one item; of a longer one the lists are cut, so that it can be shown at all. */
const MAX_ITEM = 10_000;
/** What is left of its lists. */
const MAX_LIST = 20;

/** The first items of a list, and how many are left out. */
export interface Bounded<T> {
	readonly kept: T[];
	readonly leftOut: number;
	/** Lists in an item were cut. */
	readonly isCut: boolean;
}

/**
 * Keeps the first items of a list that fit.
 * @param items with long texts, which are cut
 * @param spent characters that are spent already
 */
export function keepFirst<T>(items: readonly T[], spent = 0): Bounded<T> {
	let used = spent;
	let isCut = false;
	const kept: T[] = [];
	for (const item of items) {
		let text = JSON.stringify(item, (_key, value: unknown) => shorten(value));
		const isLong = text.length > MAX_ITEM;
		if (isLong) text = JSON.stringify(JSON.parse(text), (_key, value: unknown) => withoutRest(value));
		used += text.length;
		if (used > MAX_CHARACTERS) break;
		isCut ||= isLong;
		kept.push(JSON.parse(text));
	}
	return { kept, leftOut: items.length - kept.length, isCut };
}

/** The note about what was left out; none where everything is there. */
export function noteOf(
	bounded: readonly Omit<Bounded<unknown>, 'kept'>[],
	what: string,
	advice: string,
): { readonly note?: string } {
	const leftOut = bounded.reduce((sum, one) => sum + one.leftOut, 0);
	const notes = [
		...(leftOut === 0 ? [] : [`${leftOut} more ${what} are left out. ${advice}`]),
		...(bounded.some(({ isCut }) => isCut) ? [`Lists of a long item end after ${MAX_LIST}.`] : []),
	];
	return notes.length === 0 ? {} : { note: notes.join(' ') };
}

function shorten(value: unknown): unknown {
	if (typeof value === 'string' && value.length > MAX_TEXT) return `${value.slice(0, MAX_TEXT)}…`;
	const isLongList = Array.isArray(value) && value.length > MAX_TEXTS;
	return isLongList && value.every((one) => typeof one === 'string') ? value.slice(0, MAX_TEXTS) : value;
}

function withoutRest(value: unknown): unknown {
	return Array.isArray(value) ? value.slice(0, MAX_LIST) : value;
}

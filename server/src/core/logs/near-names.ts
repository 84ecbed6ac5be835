// Which of many host names is most like a given one. It knows host names, not who uses them.

/** Longer names are cut by the server after 64 characters, so nothing is lost by looking at no more. */
const MAX_NAME_LENGTH = 64;

/**
 * How unlike two host names are: 0 for the same but for letter case, 1 for the same first label, else the number of
 * single-character edits plus 1; undefined when they have too little in common to be meant for each other.
 */
export function compareNames(left: string, right: string): number | undefined {
	const a = left.slice(0, MAX_NAME_LENGTH).trim().toLowerCase();
	const b = right.slice(0, MAX_NAME_LENGTH).trim().toLowerCase();
	if (a === b) return 0;
	const shortA = a.split('.', 1)[0] ?? '';
	const shortB = b.split('.', 1)[0] ?? '';
	const isAddress = /^[\d.:]+$/;
	if (isAddress.test(a) !== isAddress.test(b)) return undefined;
	if (shortA === shortB && shortA !== '' && !isAddress.test(a)) return 1;
	// Hosts of one domain differ in the first label only, so its length says how many slips can be meant.
	const shorter = Math.min(shortA.length, shortB.length);
	const limit = shorter < 4 ? 1 : 2;
	if (Math.abs(a.length - b.length) > limit) return undefined;
	const edits = countEdits(shortA, shortB) + countEdits(a.slice(shortA.length), b.slice(shortB.length));
	return edits <= limit ? edits + 1 : undefined;
}

/**
 * The most similar names, the nearest first.
 * @param name Name that was looked for.
 * @param limit How many at most.
 */
export function nearestNames<T extends { readonly name: string }>(
	name: string,
	all: readonly T[],
	limit: number,
): readonly T[] {
	const rated: { readonly each: T; readonly distance: number }[] = [];
	for (const each of all) {
		const distance = compareNames(name, each.name);
		if (distance !== undefined) rated.push({ each, distance });
	}
	rated.sort((a, b) => a.distance - b.distance);
	return rated.slice(0, limit).map((rating) => rating.each);
}

/** Insertions, deletions and replacements that make one text the other; both are short. */
function countEdits(a: string, b: string): number {
	if (a === b) return 0;
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}

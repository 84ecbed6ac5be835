// Which of many host names is most like a given one. It knows host names, not who uses them.
import { countEdits } from '../../text/edit-distance.ts';

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
	const edits =
		countEdits(shortA, shortB, limit) + countEdits(a.slice(shortA.length), b.slice(shortB.length), limit);
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

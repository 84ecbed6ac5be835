// Which of many host names is most like a given one. It knows host names, not who uses them.
import { countEdits } from '../../text/edit-distance.ts';

/** Longer names are cut by the server after 64 characters, so nothing is lost by looking at no more. */
const MAX_NAME_LENGTH = 64;

/** A name taken apart for comparisons. */
interface NameParts {
	readonly whole: string;
	/** The first label. */
	readonly label: string;
	/** What follows the first label, its dot included. */
	readonly domain: string;
	readonly isAddress: boolean;
}

function partsOf(name: string): NameParts {
	const whole = name.slice(0, MAX_NAME_LENGTH).trim().toLowerCase();
	const label = whole.split('.', 1)[0] ?? '';
	return { whole, label, domain: whole.slice(label.length), isAddress: /^[\d.:]+$/.test(whole) };
}

/**
 * How unlike two host names are: 0 for the same but for letter case, 1 for the same first label, else the number of
 * single-character edits plus 1; undefined when they have too little in common to be meant for each other.
 * @param bound a distance from which on the answer may be undefined
 */
function compareNames(a: NameParts, b: NameParts, bound: number): number | undefined {
	if (a.whole === b.whole) return 0;
	if (a.isAddress !== b.isAddress) return undefined;
	if (a.label === b.label && a.label !== '' && !a.isAddress) return 1;
	// Hosts of one domain differ in the first label only, so its length says how many slips can be meant.
	const limit = Math.min(Math.min(a.label.length, b.label.length) < 4 ? 1 : 2, bound - 2);
	if (limit < 1 || Math.abs(a.whole.length - b.whole.length) > limit) return undefined;
	const edits = countEdits(a.domain, b.domain, limit);
	if (edits > limit) return undefined;
	const sum = edits + countEdits(a.label, b.label, limit - edits);
	return sum <= limit ? sum + 1 : undefined;
}

/** Names of a list that is asked again and again are taken apart once. */
const partsOfLists = new WeakMap<readonly { readonly name: string }[], readonly NameParts[]>();

/**
 * The most similar names, the nearest first.
 * @param name Name that was looked for.
 * @param all Names to choose from, those that are the name itself included.
 * @param limit How many at most.
 */
export function nearestNames<T extends { readonly name: string }>(
	name: string,
	all: readonly T[],
	limit: number,
): readonly T[] {
	const wanted = partsOf(name);
	const known = partsOfLists.get(all) ?? all.map((each) => partsOf(each.name));
	partsOfLists.set(all, known);
	const nearest: { readonly each: T; readonly distance: number }[] = [];
	for (const [at, parts] of known.entries()) {
		const each = all[at];
		const bound = nearest.length < limit ? Infinity : (nearest.at(-1)?.distance ?? 0);
		const distance = compareNames(wanted, parts, bound);
		if (distance === undefined || distance >= bound || each === undefined) continue;
		const place = nearest.findIndex((other) => other.distance > distance);
		nearest.splice(place < 0 ? nearest.length : place, 0, { each, distance });
		if (nearest.length > limit) nearest.pop();
	}
	return nearest.map(({ each }) => each);
}

// The word of a list that a misspelled one most likely means.
// Pure comparison of strings; what is legal where is decided by the caller, who gives the list.
import { countEdits } from '../text/edit-distance.ts';
import type { OptionEntry, SectionEntry } from './types.ts';

/** The option whose name is nearest to a misspelled one, or undefined if none is near enough. */
export function nearestOption(name: string, candidates: readonly OptionEntry[]): OptionEntry | undefined {
	return pickNearest(name, candidates, (option) => option.name);
}

/** The section whose name (without brackets) is nearest to a misspelled one, or undefined if none is near enough. */
export function nearestSection(name: string, candidates: readonly SectionEntry[]): SectionEntry | undefined {
	return pickNearest(name, candidates, (section) => section.name);
}

/** The word nearest to a misspelled one, or undefined if none is near enough; letter case does not count. */
export function nearest(word: string, words: readonly string[]): string | undefined {
	return pickNearest(word, words, (each) => each);
}

/** Longest text that is compared; no name is near to anything longer. */
const LONGEST = 64;

function pickNearest<T>(
	word: string,
	candidates: readonly T[],
	nameOf: (candidate: T) => string,
): T | undefined {
	const wanted = word.trim().toLowerCase();
	if (wanted.length < 2 || wanted.length > LONGEST) return undefined;
	let best: T | undefined;
	let bestDistance = allowedEdits(wanted.length) + 1;
	let longer: T | undefined;
	let longerCount = 0;
	const wantedShape = shapeOf(wanted);
	const digits = digitsOf(wanted);
	for (const candidate of candidates) {
		const { name, digits: own, letters } = lowerName(nameOf(candidate));
		// `User5` is not a misspelled `User0`.
		if (own !== digits) continue;
		if (wanted.length >= 4 && wanted.length * 2 > name.length && name.startsWith(wanted) && name !== wanted) {
			longer = candidate;
			longerCount++;
		}
		if (bestDistance === 0) continue;
		if (Math.abs(name.length - wanted.length) >= bestDistance) continue;
		if (countBits(letters ^ wantedShape) > 2 * (bestDistance - 1)) continue;
		const distance = countEdits(wanted, name, bestDistance - 1);
		if (distance < bestDistance) {
			best = candidate;
			bestDistance = distance;
		}
	}
	// An abbreviation such as `SetLoop` is many letters away from its only completion.
	return best ?? (longerCount === 1 ? longer : undefined);
}

interface LowerName {
	readonly digits: string;
	readonly name: string;
	/** Which letters it has, as bits; an edit changes two of them at most. */
	readonly letters: number;
}

const lowerNames = new Map<string, LowerName>();

/** The lower-case form of a name of the catalogue, of which there are some hundred. */
function lowerName(text: string): LowerName {
	let known = lowerNames.get(text);
	if (known === undefined) {
		const name = text.toLowerCase();
		known = { name, digits: digitsOf(name), letters: shapeOf(name) };
		if (lowerNames.size < MAX_NAMES) lowerNames.set(text, known);
	}
	return known;
}

/** More names than the catalogue has; a file's own names, such as queues, are not all kept. */
const MAX_NAMES = 2000;

function digitsOf(word: string): string {
	return word.replace(/[^0-9]+/g, '');
}

function shapeOf(word: string): number {
	let letters = 0;
	for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
	return letters;
}

function countBits(bits: number): number {
	let left = bits;
	let count = 0;
	while (left !== 0) {
		left &= left - 1;
		count++;
	}
	return count;
}

/** How many edits a misspelling of this length may have: a third of its letters, at most two, or three of a long name. */
function allowedEdits(length: number): number {
	return Math.min(length < 12 ? 2 : 3, Math.max(1, Math.floor(length / 3)));
}

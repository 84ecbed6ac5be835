// Matches a relative path against a glob of the project file: `*`, `?`, `[a-z]`, `{a,b}` and `**` over folders.
// A path matches in time proportional to the product of the two lengths; no regular expression is built.
import { matchesSequence } from './match-sequence.ts';

/**
 * Whether a path matches. A glob without `/` is compared with the last part of the path.
 * @param glob with `/` between folders
 * @param path relative, with `/` between folders
 */
export function matchesGlob(glob: string, path: string): boolean {
	return expandBraces(glob).some((one) => {
		if (!one.includes('/')) return matchesPart(one, path.slice(path.lastIndexOf('/') + 1));
		const trimmed = one.startsWith('./') ? one.slice(2) : one.startsWith('/') ? one.slice(1) : one;
		return matchesParts(trimmed.split('/'), path.split('/'));
	});
}

/** More alternatives than anybody writes; what is beyond is taken literally. */
const MAX_ALTERNATIVES = 64;
/** Braces that are taken apart in one glob, all its alternatives together. */
const MAX_BRACES = 256;

function expandBraces(glob: string): readonly string[] {
	const done: string[] = [];
	const open = [glob];
	for (
		let left = MAX_BRACES;
		left > 0 && open.length > 0 && done.length + open.length < MAX_ALTERNATIVES;
		left--
	) {
		const one = open.pop() ?? '';
		const close = one.indexOf('}');
		const start = one.lastIndexOf('{', close);
		if (close < 0 || start < 0) {
			done.push(one);
			continue;
		}
		for (const word of one.slice(start + 1, close).split(','))
			open.push(one.slice(0, start) + word + one.slice(close + 1));
	}
	return [...done, ...open];
}

function matchesParts(globs: readonly string[], parts: readonly string[]): boolean {
	return matchesSequence(
		globs.length,
		parts.length,
		(at) => globs[at] === '**',
		(at, part) => matchesPart(globs[at] ?? '', parts[part] ?? ''),
	);
}

function matchesPart(glob: string, text: string): boolean {
	const items = splitPart(glob);
	return matchesSequence(
		items.length,
		text.length,
		(at) => items[at] === '*',
		(at, place) => matchesCharacter(items[at] ?? '', text[place] ?? ''),
	);
}

/** One item per character or bracket expression. */
function splitPart(glob: string): readonly string[] {
	const items: string[] = [];
	for (let at = 0; at < glob.length; at++) {
		const close = glob[at] === '[' ? glob.indexOf(']', at + 2) : -1;
		if (close < 0) items.push(glob[at] ?? '');
		else {
			items.push(glob.slice(at, close + 1));
			at = close;
		}
	}
	return items;
}

function matchesCharacter(item: string, character: string): boolean {
	if (item === '?') return true;
	if (item.length < 3 || !item.startsWith('[')) return item === character;
	const isNegated = item[1] === '!' || item[1] === '^';
	const set = item.slice(isNegated ? 2 : 1, -1);
	let isIn = false;
	for (let at = 0; at < set.length; at++) {
		const from = set[at] ?? '';
		const to = set[at + 1] === '-' && at + 2 < set.length ? (set[at + 2] ?? '') : from;
		if (to !== from) at += 2;
		if (character >= from && character <= to) isIn = true;
	}
	return isIn !== isNegated;
}

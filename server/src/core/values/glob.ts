// glob(3) over the files that a machine is assumed to have.
import { matchesSequence } from '../text/match-sequence.ts';

/** True for text that the daemon takes for a pattern (sh_files.c, sh_files_has_metachar). */
export function hasMetaCharacter(text: string): boolean {
	return /[*?[]/.test(text);
}

type Test = (character: string) => boolean;
/** A part of a pattern: any number of characters, or one that passes a test. */
type Part =
	| { readonly kind: 'any' }
	| { readonly kind: 'one'; readonly test: Test; readonly isLiteral: boolean };

const CLASSES: Readonly<Record<string, RegExp>> = {
	alpha: /[A-Za-z]/,
	digit: /[0-9]/,
	alnum: /[A-Za-z0-9]/,
	upper: /[A-Z]/,
	lower: /[a-z]/,
	space: /\s/,
	blank: /[ \t]/,
	punct: /[!-/:-@[-`{-~]/,
	print: /[ -~]/,
	graph: /[!-~]/,
	cntrl: /[\0-\x1f\x7f]/,
	xdigit: /[0-9A-Fa-f]/,
};

/** Reads `[…]` from its bracket; undefined where it is not closed and the bracket is literal. */
function readSet(pattern: string, open: number): { readonly test: Test; readonly next: number } | undefined {
	let at = open + 1;
	const isNegated = pattern[at] === '!' || pattern[at] === '^';
	if (isNegated) at++;
	const tests: Test[] = [];
	for (let isFirst = true; ; isFirst = false) {
		let from = pattern[at];
		if (from === undefined) return undefined;
		if (from === ']' && !isFirst) break;
		if (from === '[' && pattern[at + 1] === ':') {
			const close = pattern.indexOf(':]', at + 2);
			const known = close < 0 ? undefined : CLASSES[pattern.slice(at + 2, close)];
			if (known !== undefined) {
				tests.push((character) => known.test(character));
				at = close + 2;
				continue;
			}
		}
		if (from === '\\' && at + 1 < pattern.length) from = pattern.charAt(++at);
		at++;
		const first = from;
		if (pattern[at] === '-' && at + 1 < pattern.length && pattern[at + 1] !== ']') {
			const last = pattern.charAt(at + 1);
			at += 2;
			tests.push((character) => character >= first && character <= last);
		} else tests.push((character) => character === first);
	}
	return { test: (character) => tests.some((test) => test(character)) !== isNegated, next: at + 1 };
}

function compile(pattern: string): Part[] {
	const parts: Part[] = [];
	const lastClose = pattern.lastIndexOf(']');
	let at = 0;
	while (at < pattern.length) {
		const character = pattern.charAt(at);
		if (character === '*') {
			if (parts.at(-1)?.kind !== 'any') parts.push({ kind: 'any' });
			at++;
			continue;
		}
		const set = character === '[' && at < lastClose ? readSet(pattern, at) : undefined;
		if (character === '?') parts.push({ kind: 'one', test: () => true, isLiteral: false });
		else if (set !== undefined) parts.push({ kind: 'one', test: set.test, isLiteral: false });
		else {
			const literal = character === '\\' && at + 1 < pattern.length ? pattern.charAt(++at) : character;
			parts.push({ kind: 'one', test: (other) => other === literal, isLiteral: true });
		}
		at = set === undefined ? at + 1 : set.next;
	}
	return parts;
}

/**
 * A test of names for one component of a pattern.
 * @param component the text between two `/`
 */
export function compileComponent(component: string): (name: string) => boolean {
	const parts = compile(component);
	return (name) => matches(parts, name);
}

/** Whether one component of a pattern matches a name. */
function matches(parts: readonly Part[], name: string): boolean {
	const first = parts[0];
	// A leading dot is matched by a dot only.
	if (name.startsWith('.') && !(first?.kind === 'one' && first.isLiteral)) return false;
	return matchesSequence(
		parts.length,
		name.length,
		(part) => parts[part]?.kind === 'any',
		(part, at) => {
			const one = parts[part];
			return one?.kind === 'one' && one.test(name.charAt(at));
		},
	);
}

/**
 * The paths that match a pattern, in order.
 * @param paths absolute paths that exist
 */
export function expandGlob(pattern: string, paths: readonly string[]): readonly string[] {
	const components = pattern.split(/\/+/).slice(1).map(compile);
	return paths
		.filter((path) => {
			const names = path === '/' ? [''] : path.split('/').slice(1);
			return (
				names.length === components.length &&
				components.every((parts, index) => matches(parts, names[index] ?? ''))
			);
		})
		.sort();
}

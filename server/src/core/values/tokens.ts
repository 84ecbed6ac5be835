// Parts of values as tokens, for kinds of value whose parts lie between separators.
import type { TokenKind, ValueToken } from './kind.ts';

/** The whole value as one token; an empty value has none. */
export function wholeToken(value: string, kind: TokenKind): readonly ValueToken[] {
	return value === '' ? [] : [{ start: 0, end: value.length, kind }];
}

/**
 * The pieces between separators as tokens.
 * @param separators every character of it separates
 * @param kindOf what a piece is, by its text and its place among the pieces
 */
export function separatedTokens(
	value: string,
	separators: string,
	kindOf: (piece: string, index: number) => TokenKind,
): readonly ValueToken[] {
	const found: ValueToken[] = [];
	let start = -1;
	for (let at = 0; at <= value.length; at++) {
		const isEnd = at === value.length || separators.includes(value.charAt(at));
		if (!isEnd && start < 0) start = at;
		if (!isEnd || start < 0) continue;
		found.push({ start, end: at, kind: kindOf(value.slice(start, at), found.length) });
		start = -1;
	}
	return found;
}

/**
 * Fields between colons, at most `limit`, the last of which holds the rest; the colons are operators.
 * @param kindOf what a field is, by its text without blanks around it and its place
 */
export function colonTokens(
	value: string,
	limit: number,
	kindOf: (field: string, index: number) => TokenKind,
): readonly ValueToken[] {
	const found: ValueToken[] = [];
	let start = 0;
	for (let index = 0; index < limit; index++) {
		const colon = index === limit - 1 ? -1 : value.indexOf(':', start);
		const end = colon < 0 ? value.length : colon;
		if (end > start) found.push({ start, end, kind: kindOf(value.slice(start, end).trim(), index) });
		if (colon < 0) break;
		found.push({ start: colon, end: colon + 1, kind: 'operator' });
		start = colon + 1;
	}
	return found;
}

/** Tokens without the empty ones, for parts that may be missing. */
export function withoutEmpty(tokens: readonly ValueToken[]): readonly ValueToken[] {
	return tokens.filter(({ start, end }) => end > start);
}

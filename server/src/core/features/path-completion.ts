// The path at the cursor, for whoever can list its folder: which folder, which part of its last name is written, and how a
// name is written there. Reads no file.
import type { Analysis } from '../analysis/analysis.ts';
import { optionText } from '../document/option-text.ts';
import { lexLine } from '../syntax/line.ts';
import type { TextPosition, TextRange } from '../text/range.ts';
import { branchTestTokens } from '../values/branch-test.ts';
import type { ValueToken } from '../values/kind.ts';
import { moduleOf } from '../values/kinds.ts';
import { writeWatchedPath } from '../values/path.ts';
import { optionOfLine } from './option-hover.ts';

/** A name that is being written. */
export interface PathAtCursor {
	/** Absolute path of the folder, without a slash at its end but for the root. */
	readonly folder: string;
	/** What is written of the name before the cursor. */
	readonly typed: string;
	/** The name from its first letter to the next slash. */
	readonly range: TextRange;
	/** Only folders make sense here. */
	readonly wantsFolders: boolean;
	/** The name as it is written here; undefined for one that cannot be. */
	readonly write: (name: string) => string | undefined;
}

/** Signs that a shell or a pattern gives a meaning, or that quote: what such a folder is called, is not tried. */
const NOT_PLAIN = /[\\*?[\]"'$`]/;

/**
 * The path at a place.
 * @returns undefined where no absolute path is written, or one that is not plain
 */
export function pathAt(analysis: Analysis, { line: number, column }: TextPosition): PathAtCursor | undefined {
	const line = analysis.lineAt(number);
	if (line === undefined || line.parsed.kind === 'opaque' || line.parsed.isTemplated === true)
		return undefined;
	const { text } = line;
	const { kind, start } = lexLine(text);
	if (kind === 'condition')
		return inTokens(text, number, column, start, branchTestTokens(text.slice(start)), false, false);
	if (kind !== 'option') return undefined;
	const { value, valueStart, hasEquals } = optionText(line);
	const option = optionOfLine(line);
	if (option === undefined || !hasEquals) return undefined;
	const isWatched = option.kind === 'path-glob' || option.kind === 'path-depth';
	const tokens = moduleOf(option.kind).tokens?.(value, option) ?? [];
	return inTokens(text, number, column, valueStart, tokens, isWatched, option.kind === 'path-depth');
}

function inTokens(
	text: string,
	number: number,
	column: number,
	from: number,
	tokens: readonly ValueToken[],
	isWatched: boolean,
	wantsFolders: boolean,
): PathAtCursor | undefined {
	const token = tokens.find(
		({ kind, start, end }) => kind === 'path' && from + start < column && column <= from + end,
	);
	if (token === undefined) return undefined;
	const before = text.slice(from + token.start, column);
	if (!before.startsWith('/') || NOT_PLAIN.test(before)) return undefined;
	const slash = before.lastIndexOf('/');
	const nameStart = from + token.start + slash + 1;
	let end = column;
	while (end < from + token.end && text.charAt(end) !== '/') end++;
	return {
		folder: slash === 0 ? '/' : before.slice(0, slash),
		typed: before.slice(slash + 1),
		range: { start: { line: number, column: nameStart }, end: { line: number, column: end } },
		wantsFolders,
		write: (name) => writeName(name, isWatched),
	};
}

function writeName(name: string, isWatched: boolean): string | undefined {
	const written = isWatched ? writeWatchedPath(`/${name}`).slice(1) : name;
	const isOneLine = !/[\u0000-\u001f\u007f]|[ \t]$/.test(written);
	return isOneLine && (isWatched || !NOT_PLAIN.test(name)) ? written : undefined;
}

// Semantic tokens as the protocol writes them: five numbers for each, relative to the token before. The difference between
// two answers costs the blocks that differ, not the file.
import type { SemanticTokensEdit } from 'vscode-languageserver';
import { TOKEN_KINDS, type TokenBlock } from '../core/index.ts';
import { TOKEN_TYPES } from './capabilities.ts';

/** Numbers for each token, here and in a block. */
const SENT = 5;
const HELD = 4;

const legend = new Map<string, number>(TOKEN_TYPES.map((type, place) => [type, place]));
const PLACES = TOKEN_KINDS.map((kind) => legend.get(kind) ?? 0);

/** The place in the legend of a kind of token. */
export function placeInLegend(kind: (typeof TOKEN_KINDS)[number]): number {
	return PLACES[TOKEN_KINDS.indexOf(kind)] ?? 0;
}

/**
 * The numbers of some blocks.
 * @param gap lines from the last token before them to their first line
 */
export function encodeBlocks(blocks: readonly TokenBlock[], gap = 0): number[] {
	const out: number[] = [];
	let lines = gap;
	for (const { data, lineCount } of blocks) {
		let line = 0;
		let column = 0;
		for (let at = 0; at < data.length; at += HELD) {
			const tokenLine = data[at] ?? 0;
			const start = data[at + 1] ?? 0;
			const isSameLine = at > 0 && tokenLine === line;
			out.push(at === 0 ? lines + tokenLine : tokenLine - line, isSameLine ? start - column : start);
			out.push(data[at + 2] ?? 0, PLACES[data[at + 3] ?? 0] ?? 0, 0);
			line = tokenLine;
			column = start;
		}
		lines = data.length === 0 ? lines + lineCount : lineCount - line;
	}
	return out;
}

/** The one edit that leads from what a client has of a document to what it is to have; none where they are the same. */
export function differenceOfBlocks(
	before: readonly TokenBlock[],
	after: readonly TokenBlock[],
): SemanticTokensEdit[] {
	const shorter = Math.min(before.length, after.length);
	let first = 0;
	while (first < shorter && before[first] === after[first]) first++;
	if (first === before.length && first === after.length) return [];
	let same = 0;
	while (same < shorter - first && before[before.length - 1 - same] === after[after.length - 1 - same])
		same++;
	// The first token below is written relative to the last one that changes.
	while (same > 0) {
		const block = after[after.length - same];
		same--;
		if (block !== undefined && block.data.length > 0) break;
	}
	const gap = gapAfter(after, first);
	const old = encodeBlocks(before.slice(first, before.length - same), gap);
	const data = encodeBlocks(after.slice(first, after.length - same), gap);
	return trimmed(numbersIn(before, first), old, data);
}

/** Lines from the last token of the first blocks to the end of these. */
function gapAfter(blocks: readonly TokenBlock[], count: number): number {
	let gap = 0;
	for (let at = count - 1; at >= 0; at--) {
		const { data, lineCount } = blocks[at] ?? EMPTY;
		if (data.length > 0) return gap + lineCount - (data[data.length - HELD] ?? 0);
		gap += lineCount;
	}
	return gap;
}

const EMPTY: TokenBlock = { lineCount: 0, data: new Uint16Array() };

function numbersIn(blocks: readonly TokenBlock[], count: number): number {
	let numbers = 0;
	for (let at = 0; at < count; at++) numbers += ((blocks[at]?.data.length ?? 0) / HELD) * SENT;
	return numbers;
}

/** An edit without the tokens that old and new numbers have in common at both ends. */
function trimmed(from: number, old: readonly number[], data: readonly number[]): SemanticTokensEdit[] {
	const shorter = Math.min(old.length, data.length);
	let start = 0;
	while (start < shorter && old[start] === data[start]) start++;
	if (start === old.length && start === data.length) return [];
	start -= start % SENT;
	let same = 0;
	while (same < shorter - start && old[old.length - 1 - same] === data[data.length - 1 - same]) same++;
	same -= same % SENT;
	const deleteCount = old.length - same - start;
	return [{ start: from + start, deleteCount, data: data.slice(start, data.length - same) }];
}

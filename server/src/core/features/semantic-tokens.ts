// Colours by meaning: what each part of a line is to samhain, and which lines it does not read. What a grammar sees as
// well (comments, lines of a template engine) is left to the grammar.
import type { Analysis } from '../analysis/analysis.ts';
import type { FileModel } from '../document/file-model.ts';
import type { Chunk, Line } from '../document/line-store.ts';
import { optionText } from '../document/option-text.ts';
import { type LineSyntax, lexLine, lexPlainLine } from '../syntax/line.ts';
import { branchTestTokens } from '../values/branch-test.ts';
import type { TokenKind } from '../values/kind.ts';
import { moduleOf } from '../values/kinds.ts';

/** What tokens are, in the words of LSP; `comment`: samhain does not read it. */
export const TOKEN_KINDS = [
	'namespace',
	'property',
	'keyword',
	'function',
	'enumMember',
	'number',
	'operator',
	'string',
	'regexp',
	'variable',
	'comment',
] as const;
export type TokenType = (typeof TOKEN_KINDS)[number];

/** A part of a line; UTF-16 columns. */
interface LineToken {
	readonly start: number;
	readonly length: number;
	readonly type: TokenType;
}

const IN_VALUES: Readonly<Record<TokenKind, TokenType>> = {
	keyword: 'enumMember',
	number: 'number',
	operator: 'operator',
	path: 'string',
	pattern: 'regexp',
	string: 'string',
	name: 'variable',
	unknown: 'comment',
};
const IN_TESTS: Readonly<Record<TokenKind, TokenType>> = {
	...IN_VALUES,
	keyword: 'keyword',
	name: 'function',
};

const NO_TOKENS: readonly LineToken[] = [];

/** Nobody reads the parts of a longer line. */
const MAX_LENGTH = 10_000;

/** The tokens of neighbouring lines; the same object as long as nothing in these lines changes. */
export interface TokenBlock {
	readonly lineCount: number;
	/** Four numbers for each token: line from the first one of the block, column, length, place in `TOKEN_KINDS`. */
	readonly data: Uint16Array;
}

/** Numbers for each token of a block. */
const PER_TOKEN = 4;

/** The blocks of the last readings; each reading of a chunk leaves a new list of findings, which tells them apart. */
const known = new WeakMap<Chunk, { readonly reading: unknown; readonly block: TokenBlock }>();

/** The tokens of a file, block by block from top to bottom. After an edit, most blocks are those there were. */
export function tokenBlocks(analysis: Analysis): readonly TokenBlock[] {
	const { model } = analysis;
	return model.store.chunks.map((chunk) => blockOf(model, chunk));
}

/**
 * Calls for every token of some lines, from top to bottom and left to right.
 * @param first first line from 0, @param last last line, both inclusive
 * @param take gets the line from 0, the UTF-16 column and length, and the type
 */
export function tokensIn(
	analysis: Analysis,
	first: number,
	last: number,
	take: (line: number, start: number, length: number, type: TokenType) => void,
): void {
	const { model } = analysis;
	const { store } = model;
	let chunk = store.chunkAt(Math.max(0, first));
	while (chunk !== undefined && chunk.firstLine <= last) {
		const { data } = blockOf(model, chunk);
		for (let at = 0; at < data.length; at += PER_TOKEN) {
			const line = chunk.firstLine + (data[at] ?? 0);
			const type = TOKEN_KINDS[data[at + 3] ?? 0];
			if (line >= first && line <= last && type !== undefined)
				take(line, data[at + 1] ?? 0, data[at + 2] ?? 0, type);
		}
		chunk = store.chunks[chunk.ordinal + 1];
	}
}

function blockOf(model: FileModel, chunk: Chunk): TokenBlock {
	const before = known.get(chunk);
	if (before?.reading === chunk.found) return before.block;
	const data: number[] = [];
	for (const [offset, line] of chunk.lines.entries())
		for (const { start, length, type } of makeTokens(line, model.isDropped(line)))
			data.push(offset, start, length, PLACES.get(type) ?? 0);
	const block = { lineCount: chunk.lines.length, data: Uint16Array.from(data) };
	known.set(chunk, { reading: chunk.found, block });
	return block;
}

const PLACES = new Map<TokenType, number>(TOKEN_KINDS.map((type, place) => [type, place]));

function makeTokens(line: Line, isDropped: boolean): readonly LineToken[] {
	const { text, parsed } = line;
	if (text.length > MAX_LENGTH || parsed.kind === 'nothing' || parsed.kind === 'opaque') return NO_TOKENS;
	const syntax = line.isPlain ? lexPlainLine(text) : lexLine(text);
	const { start, end } = syntax;
	// To an editor a carriage return ends a line, and no token may go on over line ends.
	if (syntax.kind === 'blank' || syntax.kind === 'comment' || text.slice(start, end).includes('\r'))
		return NO_TOKENS;
	const whole = (type: TokenType): readonly LineToken[] => [{ start, length: end - start, type }];
	if (isDropped) return whole('comment');
	switch (parsed.kind) {
		case 'skipped':
		case 'ignored':
		case 'unknown-section':
			return whole('comment');
		case 'section':
			return headerTokens(text, syntax);
		case 'eof':
		case 'else':
		case 'end':
			return whole('keyword');
		case 'directive':
			return whole(/^!?%SCHEDULE_TWO$/i.test(text.slice(start, end)) ? 'keyword' : 'comment');
		case 'condition':
			return branchTestTokens(text.slice(start, end)).map((token) => ({
				start: start + token.start,
				length: token.end - token.start,
				type: IN_TESTS[token.kind],
			}));
		case 'option':
			return optionTokens(line);
		case 'declared':
		case 'invalid':
			return NO_TOKENS;
	}
}

function headerTokens(text: string, { start, end }: LineSyntax): readonly LineToken[] {
	const close = text.indexOf(']', start);
	const tokens: LineToken[] = [{ start: start + 1, length: close - start - 1, type: 'namespace' }];
	// Whatever follows the bracket is not read.
	if (close + 1 < end) tokens.push({ start: close + 1, length: end - close - 1, type: 'comment' });
	return tokens;
}

function optionTokens(line: Line): readonly LineToken[] {
	const { option, isTemplated } = line.parsed;
	if (option === undefined) return NO_TOKENS;
	const { keyStart, keyEnd, hasEquals, value, valueStart } = optionText(line);
	const tokens: LineToken[] = [{ start: keyStart, length: keyEnd - keyStart, type: 'property' }];
	if (!hasEquals || isTemplated === true) return tokens;
	for (const { start, end, kind } of moduleOf(option.kind).tokens?.(value, option) ?? NO_PARTS)
		tokens.push({ start: valueStart + start, length: end - start, type: IN_VALUES[kind] });
	return tokens;
}

const NO_PARTS: readonly never[] = [];

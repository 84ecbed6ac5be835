// What a name, an option, a header or a line of a block at the cursor has to do with other lines of the file: where it is
// made, and where else it is.
import type { Analysis } from '../../analysis/analysis.ts';
import type { Line } from '../../document/line-store.ts';
import { optionText } from '../../document/option-text.ts';
import { linesInForce } from '../../effective/in-force.ts';
import { lexLine } from '../../syntax/line.ts';
import type { TextPosition, TextRange } from '../../text/range.ts';
import type { NameSpace } from '../../values/kind.ts';
import { readWrittenPath } from '../../values/path.ts';
import { conditionalBlockAt, optionBlockAt } from './blocks.ts';
import { type IsKnownHost, isIn, nameAt, usesOfName } from './name-uses.ts';

/** One place in the file; a definition is what F12 leads to. */
export interface Occurrence {
	readonly range: TextRange;
	readonly isDefinition: boolean;
}

/** What is at the cursor, and all its places in the file from the top. */
export interface Occurrences {
	/** A name that can be renamed; absent for anything else. */
	readonly name?: { readonly space: NameSpace; readonly key: string };
	readonly at: TextRange;
	readonly places: readonly Occurrence[];
}

/**
 * The name, option, header or end of a block at a position.
 * @param isKnownHost whether another file knows a host
 * @returns undefined where there is none
 */
export function occurrencesAt(
	analysis: Analysis,
	position: TextPosition,
	isKnownHost?: IsKnownHost,
): Occurrences | undefined {
	const line = analysis.model.store.lineAt(position.line);
	if (line === undefined) return undefined;
	const own = nameAt(analysis, position, isKnownHost);
	if (own !== undefined) {
		const { space, key, range } = own;
		return { name: { space, key }, at: range, places: usesOfName(analysis, space, key, isKnownHost?.(key)) };
	}
	switch (line.parsed.kind) {
		case 'section':
		case 'unknown-section':
			return headersLike(analysis, line, position.line);
		case 'option':
			return aboutOption(analysis, line, position);
		default:
			return aboutBlock(analysis, line, position.line);
	}
}

function rangeIn(line: number, start: number, end: number): TextRange {
	return { start: { line, column: start }, end: { line, column: end } };
}

/** The text of a line without the blanks at its ends. */
function wholeLine(line: Line, number: number): TextRange {
	const { start, end } = lexLine(line.text);
	return rangeIn(number, start, end);
}

function headersLike(analysis: Analysis, line: Line, number: number): Occurrences {
	const name = (line.parsed.header ?? '').toLowerCase();
	const view = analysis.view();
	const places = view.lines(`[${name}]`).map((one, index) => ({
		range: wholeLine(one, view.numberOf(one)),
		isDefinition: index === 0,
	}));
	return { at: wholeLine(line, number), places };
}

function aboutBlock(analysis: Analysis, line: Line, number: number): Occurrences | undefined {
	const block = conditionalBlockAt(analysis, number);
	if (block === undefined) return undefined;
	const { store } = analysis.model;
	const places = block.lines.flatMap((at, index) => {
		const one = store.lineAt(at);
		return one === undefined ? [] : [{ range: wholeLine(one, at), isDefinition: index === 0 }];
	});
	return { at: wholeLine(line, number), places };
}

function keyRange(line: Line, number: number): TextRange {
	const { keyStart, keyEnd } = optionText(line);
	return rangeIn(number, keyStart, keyEnd);
}

/** The name of an option, or a path that is watched. */
function aboutOption(analysis: Analysis, line: Line, position: TextPosition): Occurrences | undefined {
	const paths = samePath(analysis, line, position);
	if (paths !== undefined) return paths;
	const at = keyRange(line, position.line);
	const key = line.parsed.option?.key;
	if (key === undefined || key === 'file' || key === 'dir' || !isIn(at, position)) return undefined;
	const view = analysis.view();
	const block = optionBlockAt(analysis, line);
	if (block !== undefined) {
		const places = block.lines.map((one) => ({
			range: keyRange(one, view.numberOf(one)),
			isDefinition: one === block.opener,
		}));
		return { at, places };
	}
	const inForce = new Set(linesInForce(view, key).lines);
	const places = view.lines(`option:${key}`).map((one) => ({
		range: keyRange(one, view.numberOf(one)),
		isDefinition: inForce.has(one),
	}));
	return { at, places };
}

/** The lines that list the same path; the first of them has it. */
function samePath(analysis: Analysis, line: Line, position: TextPosition): Occurrences | undefined {
	const { option } = line.parsed;
	if (option?.key !== 'file' && option?.key !== 'dir') return undefined;
	const view = analysis.view();
	const placeOf = (one: Line): TextRange => {
		const { value, valueStart } = optionText(one);
		const { start, path } = readWrittenPath(value, one.parsed.option?.kind ?? option.kind);
		return rangeIn(view.numberOf(one), valueStart + start, valueStart + start + path.length);
	};
	const at = placeOf(line);
	if (!isIn(at, position)) return undefined;
	const lines = new Set<Line>([line]);
	for (const { space, key } of line.definitions)
		for (const one of view.definingLines(space, key)) lines.add(one);
	const sorted = [...lines].sort((a, b) => view.numberOf(a) - view.numberOf(b));
	return { at, places: sorted.map((one, index) => ({ range: placeOf(one), isDefinition: index === 0 })) };
}

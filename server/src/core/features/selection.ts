// What grows around the cursor when a selection is extended: a part of a value, the value, the line, the block of options,
// the arm and the conditional block, the section, the file.
import type { Analysis } from '../analysis/analysis.ts';
import { optionText } from '../document/option-text.ts';
import { lexLine } from '../syntax/line.ts';
import { comparePositions, type TextPosition, type TextRange } from '../text/range.ts';
import { moduleOf } from '../values/kinds.ts';
import { conditionalBlocks, optionBlockAt } from './names/blocks.ts';

/**
 * The stretches around a position, each within the next one.
 * @returns from the innermost to the whole file; none twice
 */
export function selectionsAt(analysis: Analysis, position: TextPosition): readonly TextRange[] {
	const { store } = analysis.model;
	const at = store.clamp(position);
	const last = store.lineCount - 1;
	const endOf = (line: number): TextPosition => ({
		line,
		column: visibleLength(store.lineAt(line)?.text ?? ''),
	});
	const linesFrom = (first: number, to: number): TextRange => ({
		start: { line: first, column: 0 },
		end: endOf(to),
	});
	const found = [
		...withinLine(analysis, at),
		...withinOptionBlock(analysis, at, linesFrom),
		...withinConditionals(analysis, at, linesFrom),
		...withinSection(analysis, at, linesFrom),
		{ start: { line: 0, column: 0 }, end: { line: last, column: store.lineAt(last)?.text.length ?? 0 } },
	].filter((range) => holds(range, at));
	// Each must hold the one before; what crosses it is left out.
	const nested: TextRange[] = [];
	for (const range of found.sort(bySize)) {
		const inner = nested.at(-1);
		if (inner === undefined || (holdsRange(range, inner) && !isSame(range, inner))) nested.push(range);
	}
	return nested;
}

type LinesFrom = (first: number, last: number) => TextRange;

function visibleLength(text: string): number {
	return text.endsWith('\r') ? text.length - 1 : text.length;
}

function holds({ start, end }: TextRange, at: TextPosition): boolean {
	return comparePositions(start, at) <= 0 && comparePositions(at, end) <= 0;
}

function holdsRange(outer: TextRange, inner: TextRange): boolean {
	return comparePositions(outer.start, inner.start) <= 0 && comparePositions(inner.end, outer.end) <= 0;
}

function isSame(a: TextRange, b: TextRange): boolean {
	return holdsRange(a, b) && holdsRange(b, a);
}

/** Fewer lines first, then fewer columns. */
function bySize(a: TextRange, b: TextRange): number {
	const lines = ({ start, end }: TextRange): number => end.line - start.line;
	const columns = ({ start, end }: TextRange): number => end.column - start.column;
	return lines(a) - lines(b) || columns(a) - columns(b);
}

function withinLine(analysis: Analysis, { line: number }: TextPosition): readonly TextRange[] {
	const line = analysis.model.store.lineAt(number);
	if (line === undefined) return [];
	const stretch = (start: number, end: number): TextRange => ({
		start: { line: number, column: start },
		end: { line: number, column: end },
	});
	const { start, end, kind } = lexLine(line.text);
	const ranges = [stretch(start, end), stretch(0, visibleLength(line.text))];
	if (kind === 'header') {
		const close = line.text.indexOf(']', start);
		ranges.push(stretch(start + 1, close < 0 ? end : close));
	}
	if (kind !== 'option') return ranges;
	const { keyStart, keyEnd, value, valueStart, valueEnd, hasEquals } = optionText(line);
	ranges.push(stretch(keyStart, keyEnd));
	if (!hasEquals) return ranges;
	ranges.push(stretch(valueStart, valueEnd));
	const { option } = line.parsed;
	const tokens = option === undefined ? [] : (moduleOf(option.kind).tokens?.(value, option) ?? []);
	const parts = tokens.filter(({ kind: of }) => of !== 'operator');
	return [...ranges, ...parts.map((part) => stretch(valueStart + part.start, valueStart + part.end))];
}

function withinOptionBlock(
	analysis: Analysis,
	{ line: number }: TextPosition,
	linesFrom: LinesFrom,
): readonly TextRange[] {
	const line = analysis.model.store.lineAt(number);
	const block = line === undefined ? undefined : optionBlockAt(analysis, line);
	if (block === undefined) return [];
	const numbers = block.lines.map((one) => analysis.model.store.numberOf(one));
	return [linesFrom(Math.min(...numbers), Math.max(...numbers))];
}

/** The lines between two directives of a block, and the block with them. */
function withinConditionals(
	analysis: Analysis,
	{ line: number }: TextPosition,
	linesFrom: LinesFrom,
): readonly TextRange[] {
	return conditionalBlocks(analysis).flatMap(({ lines, isClosed }) => {
		const [first = 0] = lines;
		const last = lines.at(-1) ?? first;
		if (!isClosed || number < first || number > last) return [];
		const arm = lines.findLastIndex((one) => one < number);
		const from = (lines[arm] ?? first) + 1;
		const to = (lines[arm + 1] ?? last) - 1;
		const inner = arm >= 0 && from <= number && number <= to ? [linesFrom(from, to)] : [];
		return [...inner, linesFrom(first, last)];
	});
}

function withinSection(
	analysis: Analysis,
	{ line: number }: TextPosition,
	linesFrom: LinesFrom,
): readonly TextRange[] {
	const view = analysis.view();
	const starts = view.lines('header').map((line) => view.numberOf(line));
	const at = starts.findLastIndex((start) => start <= number);
	const start = starts[at];
	if (start === undefined) return [];
	let end = (starts[at + 1] ?? view.lineCount) - 1;
	while (end > number && lexLine(analysis.model.store.lineAt(end)?.text ?? '').kind === 'blank') end--;
	return [linesFrom(start, end), ...(number > start ? [linesFrom(start + 1, end)] : [])];
}

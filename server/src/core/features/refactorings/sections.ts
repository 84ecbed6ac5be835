// Refactorings of sections: scattered ones become one, and an option goes to the section that it belongs to.
import type { Analysis } from '../../analysis/analysis.ts';
import type { Line } from '../../document/line-store.ts';
import { lexLine } from '../../syntax/line.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Refactoring, SelectedLines } from './refactoring.ts';

/** A section of the file, outside of all blocks: its header, the comments above it, its lines. */
interface Part {
	readonly name: string;
	readonly header: number;
	/** First line of the comments right above the header, or the header. */
	readonly start: number;
	/** The line after its last one. */
	readonly end: number;
}

/** Removes whole lines. */
export function removeLines(first: number, end: number): TextEdit {
	return { range: { start: { line: first, column: 0 }, end: { line: end, column: 0 } }, text: '' };
}

function lineText(analysis: Analysis, number: number): string {
	return analysis.model.store.lineAt(number)?.text ?? '';
}

function isComment(text: string): boolean {
	return lexLine(text).kind === 'comment';
}

function isBlank(text: string): boolean {
	return lexLine(text).kind === 'blank';
}

/** The number of the last line, which has no line end and is not read. */
function lastNumber(analysis: Analysis): number {
	return analysis.lineCount - 1;
}

/** The sections whose headers are in no block, top to bottom; undefined where a header is in one. */
function partsOf(analysis: Analysis): readonly Part[] | undefined {
	const view = analysis.view();
	const headers = view.lines('header').filter((line) => line.parsed.kind === 'section');
	if (headers.length !== view.lines('header').length) return undefined;
	if (headers.some((line) => line.context?.branch !== undefined)) return undefined;
	const numbers = headers.map((line) => view.numberOf(line));
	const eof = view.first('eof');
	const fileEnd = eof === undefined ? lastNumber(analysis) : view.numberOf(eof);
	const starts = numbers.map((number) => {
		let start = number;
		while (start > 0 && isComment(lineText(analysis, start - 1))) start--;
		return start;
	});
	return headers.map((line, at) => ({
		name: (line.parsed.header ?? '').toLowerCase(),
		header: numbers[at] ?? 0,
		start: starts[at] ?? 0,
		end: starts[at + 1] ?? fileEnd,
	}));
}

/** The line after the last one of a section that is not blank. */
function contentEnd(analysis: Analysis, { header, end }: Part): number {
	let at = end;
	while (at > header + 1 && isBlank(lineText(analysis, at - 1))) at--;
	return at;
}

/** The first of the blank lines above a line, but not above a limit. */
function withBlanksAbove(analysis: Analysis, number: number, limit: number): number {
	let at = number;
	while (at > limit && isBlank(lineText(analysis, at - 1))) at--;
	return at;
}

/** Moves the lines of the later sections of one name below those of the first one. */
export function mergeSections(analysis: Analysis, { first }: SelectedLines): readonly Refactoring[] {
	const line = analysis.model.store.lineAt(first);
	if (line?.parsed.kind !== 'section') return [];
	const parts = partsOf(analysis);
	const name = (line.parsed.header ?? '').toLowerCase();
	const [target, ...others] = (parts ?? []).filter((part) => part.name === name);
	if (target === undefined || others.length === 0) return [];
	const moved = others.flatMap((part) => {
		const numbers = Array.from({ length: part.end - part.start }, (_, at) => part.start + at);
		return numbers.filter((at) => at !== part.header).map((at) => lineText(analysis, at));
	});
	while (isBlank(moved.at(-1) ?? 'text')) moved.pop();
	const place = { line: contentEnd(analysis, target), column: 0 };
	const text = moved.map((one) => `${one}\n`).join('');
	return [
		{
			title: `Merge the ${others.length + 1} sections ${line.text.trim()}`,
			kind: 'move',
			edits: [
				{ range: { start: place, end: place }, text },
				...others.map(({ start, end }) => removeLines(withBlanksAbove(analysis, start, place.line), end)),
			],
			keepsReading: true,
		},
	];
}

/** Whether samhain accepts the line as an option, in no block. */
function isMovable(line: Line | undefined): line is Line {
	const { parsed, context } = line ?? {};
	return parsed?.kind === 'option' && parsed.isTemplated !== true && context?.branch === undefined;
}

/** Moves options to the section that the manual lists them in, with the comments right above. */
export function moveToSection(analysis: Analysis, selected: SelectedLines): readonly Refactoring[] {
	const line = analysis.model.store.lineAt(selected.first);
	// A last line without a newline is not read.
	if (!isMovable(line) || selected.first !== selected.last || selected.first === lastNumber(analysis))
		return [];
	const { option, section } = line.parsed;
	if (option === undefined || option.key === 'file' || option.key === 'dir') return [];
	const name = option.section;
	if (section === undefined || name.toLowerCase() === section.toLowerCase()) return [];
	let start = selected.first;
	while (start > 0 && isComment(lineText(analysis, start - 1))) start--;
	const { lineEnd } = analysis;
	const lines = Array.from({ length: selected.first + 1 - start }, (_, at) => lineText(analysis, start + at));
	const text = lines.map((one) => `${one}\n`).join('');
	const target = partsOf(analysis)?.findLast((part) => part.name === name.toLowerCase());
	const eof = analysis.view().first('eof');
	const fileEnd = eof === undefined ? lastNumber(analysis) : analysis.view().numberOf(eof);
	const at = target === undefined ? fileEnd : contentEnd(analysis, target);
	const place = { line: at, column: 0 };
	const header = target === undefined ? `[${name}]${lineEnd}` : '';
	return [
		{
			title: `Move ${option.name} to [${name}]`,
			kind: 'move',
			edits: [
				removeLines(start, selected.first + 1),
				{ range: { start: place, end: place }, text: header + text },
			],
			keepsReading: true,
		},
	];
}

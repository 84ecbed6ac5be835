// The formatter: edits between the parts of lines, never a whole line. Comments, order, quotes, values, line ends
// and template tags stay; so does everything that samhain makes of the file. Formatting twice is formatting once.
import type { Analysis } from '../analysis/analysis.ts';
import type { Branch } from '../document/line-context.ts';
import type { Line } from '../document/line-store.ts';
import type { FormatSettings } from '../settings/editor-settings.ts';
import { lexLine } from '../syntax/line.ts';
import { type PlaceholderStyle, placeholderStyles, templateLine } from '../syntax/template.ts';
import type { TextEdit } from '../text/edit.ts';
import type { TextPosition } from '../text/range.ts';
import { startsSignature, type WritableLine, writableLine } from './writable-line.ts';

/** The settings, and what one level of a conditional block is indented by. */
export interface FormatOptions extends FormatSettings {
	/** Blanks or tabs. */
	readonly indent: string;
}

/** First and last line that are formatted, from 0. */
export interface FormattedLines {
	readonly first: number;
	readonly last: number;
}

/** Blocks further inside are not indented more. */
const MAX_LEVEL = 16;

/**
 * The edits that format a file, from top to bottom; none for a signed one, whose signature covers every blank.
 * @param within only edits in these lines; all lines where absent
 */
export function formatEdits(
	analysis: Analysis,
	options: FormatOptions,
	within?: FormattedLines,
): readonly TextEdit[] {
	const lines = [...analysis.model.store.all()];
	if (lines.some(({ text }) => startsSignature(text))) return [];
	const file = new FormattedFile(analysis, lines, options);
	const edits = file.edits();
	if (within === undefined) return edits;
	return edits.filter(({ range }) => range.start.line >= within.first && range.end.line <= within.last);
}

/** Whether the formatter leaves a file as it is because it is signed. */
export function isSignedFile(analysis: Analysis): boolean {
	for (const { text } of analysis.model.store.all()) if (startsSignature(text)) return true;
	return false;
}

/**
 * What to change after a character was typed: after Enter, the line above, and the indentation of the new line; after the
 * last letter of `@else` or `@end`, the indentation of its line.
 * @param at the place after the character
 */
export function formatTypedEdits(
	analysis: Analysis,
	options: FormatOptions,
	at: TextPosition,
	typed: string,
): readonly TextEdit[] {
	const { store } = analysis.model;
	const line = store.lineAt(at.line);
	if (line === undefined || isSignedFile(analysis)) return [];
	const format = new LineFormat(analysis, options, true);
	const { kind, start, end } = lexLine(line.text);
	if (typed !== '\n') {
		if ((kind !== 'end' && kind !== 'else') || at.column !== end) return [];
		return format.edits(line, at.line).filter((edit) => edit.range.end.column <= start);
	}
	const above = store.lineAt(at.line - 1);
	const edits = above === undefined ? [] : [...format.edits(above, at.line - 1)];
	if (writableLine(line, format.styles) === undefined) return edits;
	const width = kind === 'blank' ? at.column : start;
	const indent = format.indentOf(line, width);
	if (line.text.slice(0, width) !== indent) edits.push(replacing(at.line, 0, width, indent));
	return edits;
}

function replacing(line: number, start: number, end: number, text: string): TextEdit {
	return { range: { start: { line, column: start }, end: { line, column: end } }, text };
}

/** How many blocks of the daemon, not of a template engine, are around a line; `@else` and `@end` belong outside. */
function levelOf(line: Line): number {
	let level = 0;
	for (
		let at: Branch | undefined = line.context?.branch;
		at !== undefined && level <= MAX_LEVEL;
		at = at.parent
	)
		if (!at.isTemplate) level++;
	const { kind } = lexLine(line.text);
	if ((kind === 'end' || kind === 'else') && level > 0) level--;
	return Math.min(level, MAX_LEVEL);
}

/** Formats lines by themselves. */
class LineFormat {
	readonly #options: FormatOptions;
	readonly #indents: boolean;
	readonly styles: readonly PlaceholderStyle[];

	/** @param indents whether the blanks at the start of a line change */
	constructor(analysis: Analysis, options: FormatOptions, indents: boolean) {
		this.#options = options;
		this.#indents = indents;
		this.styles = placeholderStyles(analysis.settings.fileName);
	}

	/** The blanks that a line is to start with. */
	indentOf(line: Line, start: number): string {
		if (!this.#indents) return line.text.slice(0, start);
		return this.#options.indentConditionals ? this.#options.indent.repeat(levelOf(line)) : '';
	}

	/** The edits of a line, from left to right. */
	edits(line: Line, number: number, width?: number): readonly TextEdit[] {
		if (this.#isAsItShouldBe(line, width)) return [];
		const writable = writableLine(line, this.styles);
		return writable === undefined ? [] : this.editsOf(line, number, writable, width);
	}

	/** Most lines are nothing but `name=value`, outside of all blocks. */
	#isAsItShouldBe(line: Line, width: number | undefined): boolean {
		return (
			line.isPlain &&
			width === undefined &&
			this.#options.spacesAroundEquals !== 'one' &&
			line.context?.branch === undefined
		);
	}

	/** @param width of the longest name beside this one, where equals signs are aligned */
	editsOf(line: Line, number: number, writable: WritableLine, width?: number): readonly TextEdit[] {
		const { text } = line;
		const { syntax, visibleEnd, option } = writable;
		const edits: TextEdit[] = [];
		const put = (start: number, end: number, wanted: string): void => {
			if (text.slice(start, end) !== wanted) edits.push(replacing(number, start, end, wanted));
		};
		if (syntax.kind === 'blank') {
			put(0, visibleEnd, '');
			return edits;
		}
		put(0, syntax.start, this.indentOf(line, syntax.start));
		if (option !== undefined) this.#putEquals(text, syntax, option, width, put);
		put(syntax.end, visibleEnd, '');
		return edits;
	}

	#putEquals(
		text: string,
		{ start, equals, valueStart }: WritableLine['syntax'],
		{ keyEnd, hasValue }: NonNullable<WritableLine['option']>,
		width: number | undefined,
		put: (start: number, end: number, wanted: string) => void,
	): void {
		const style = this.#options.spacesAroundEquals;
		const blank = style === 'none' ? '' : ' ';
		if (width !== undefined) put(keyEnd, equals, ' '.repeat(width - (keyEnd - start)) + blank);
		else put(keyEnd, equals, style === 'keep' ? text.slice(keyEnd, equals) : blank);
		if (style !== 'keep') put(equals + 1, valueStart, hasValue ? blank : '');
	}
}

/** A file on its way through the formatter. */
class FormattedFile {
	readonly #lines: readonly Line[];
	readonly #options: FormatOptions;
	readonly #format: LineFormat;
	/** Edits that add or take away whole lines, by their first line. */
	readonly #between = new Map<number, TextEdit>();
	/** Lines that go. */
	readonly #gone = new Set<number>();
	readonly #hasTrailingText: boolean;

	constructor(analysis: Analysis, lines: readonly Line[], options: FormatOptions) {
		this.#lines = lines;
		this.#options = options;
		const end = analysis.model.end?.context;
		// In a block that is still open at the end nobody knows what belongs to it.
		let open = end?.branch;
		while (open?.isTemplate === true) open = open.parent;
		this.#format = new LineFormat(analysis, options, open === undefined);
		this.#hasTrailingText = end !== undefined && (end.ended !== 'no' || end.opaque !== 'no');
	}

	edits(): readonly TextEdit[] {
		this.#spaceSections();
		if (!this.#hasTrailingText) this.#dropBlankEnd();
		const widths = this.#options.alignValues ? this.#alignedWidths() : undefined;
		const edits: TextEdit[] = [];
		for (const [number, line] of this.#lines.entries()) {
			const between = this.#between.get(number);
			if (between !== undefined) edits.push(between);
			if (!this.#gone.has(number)) edits.push(...this.#format.edits(line, number, widths?.get(number)));
		}
		return edits;
	}

	#spaceSections(): void {
		const wanted = this.#options.blankLinesBeforeSections;
		if (wanted === 0) return;
		for (const [number, line] of this.#lines.entries()) {
			if (line.isPlain || !line.text.includes('[') || lexLine(line.text).kind !== 'header') continue;
			if (writableLine(line, this.#format.styles) !== undefined) this.#spaceSection(number, wanted);
		}
	}

	/** Blank lines above a header and the comments that belong to it. */
	#spaceSection(header: number, wanted: number): void {
		let group = header;
		while (group > 0 && this.#isOfKind(group - 1, 'comment')) group--;
		let blank = group;
		while (blank > 0 && this.#isOfKind(blank - 1, 'blank')) blank--;
		const above = this.#lines[blank - 1];
		// At the top of a file and of a block nothing is to be kept apart.
		if (above === undefined || this.#opensBlock(above)) return;
		const count = group - blank;
		if (count < wanted) {
			const lineEnd = above.text.endsWith('\r') ? '\r\n' : '\n';
			this.#between.set(group, replacing(group, 0, 0, lineEnd.repeat(wanted - count)));
		} else if (count > wanted) this.#remove(blank + wanted, group - 1, { line: group, column: 0 });
	}

	#isOfKind(number: number, kind: 'comment' | 'blank'): boolean {
		const line = this.#lines[number];
		if (line === undefined || line.isPlain || line.context?.opaque !== 'no') return false;
		if (lexLine(line.text).kind !== kind) return false;
		return kind === 'comment' || writableLine(line, this.#format.styles) !== undefined;
	}

	#opensBlock(line: Line): boolean {
		const { kind } = lexLine(line.text);
		if (kind === 'condition' || kind === 'else' || line.context?.opaque !== 'no') return true;
		return templateLine(line.text, this.#format.styles) !== undefined;
	}

	/** Takes lines away: all from the start of the first one to a place. */
	#remove(first: number, last: number, end: TextPosition): void {
		this.#between.set(first, { range: { start: { line: first, column: 0 }, end }, text: '' });
		for (let line = first; line <= last; line++) this.#gone.add(line);
	}

	/** Blank lines at the end of the file, but not its last newline. */
	#dropBlankEnd(): void {
		const last = this.#lines.length - 1;
		let first = last + 1;
		while (first > 0 && this.#isOfKind(first - 1, 'blank')) first--;
		if (first === 0 || first >= last) return;
		this.#remove(first, last, { line: last, column: this.#lines[last]?.text.length ?? 0 });
	}

	/** Width of the longest name of each stretch of option lines that start in the same column, by line. */
	#alignedWidths(): ReadonlyMap<number, number> {
		const widths = new Map<number, number>();
		let stretch: number[] = [];
		let width = 0;
		let indent = '';
		const close = (): void => {
			if (stretch.length > 1) for (const number of stretch) widths.set(number, width);
			stretch = [];
			width = 0;
		};
		for (const [number, line] of this.#lines.entries()) {
			const writable = writableLine(line, this.#format.styles);
			if (writable?.option === undefined) {
				close();
				continue;
			}
			const { start } = writable.syntax;
			const own = this.#format.indentOf(line, start);
			if (own !== indent) close();
			indent = own;
			stretch.push(number);
			width = Math.max(width, writable.option.keyEnd - start);
		}
		close();
		return widths;
	}
}

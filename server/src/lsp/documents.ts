// Open documents: each an `Analysis` that follows the client's edits. LineContexts of the protocol become positions of the
// core here and nowhere else; nothing is analysed before somebody asks.
import type { Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { Analysis, ReportedFinding, TextChange, TextPosition, TextRange } from '../core/index.ts';
import { hasMoreLines, MAX_LINES, reportFindings } from '../core/index.ts';
import { LineEndMap } from './line-end-map.ts';

/** One open document. */
export class OpenDocument {
	readonly uri: string;
	readonly languageId: string;
	readonly analysis: Analysis;
	version: number;
	/** Settles when the settings of this document are known; absent once they are. */
	settled: Promise<void> | undefined;
	/** Counts changes of any kind, settings included: what is kept by it is never stale. */
	#state = 0;
	#findings: { readonly state: number; readonly list: readonly ReportedFinding[] } | undefined;
	/** Only while a CR stands alone somewhere, which the protocol takes for a line end and the daemon for a blank. */
	#map: LineEndMap | undefined;
	#hasLoneCr: boolean;

	constructor(uri: string, languageId: string, version: number, text: string, analysis: Analysis) {
		this.uri = uri;
		this.languageId = languageId;
		this.version = version;
		this.analysis = analysis;
		this.#hasLoneCr = hasLoneCr(text);
	}

	/** Changes with every edit and every change of settings. */
	get state(): number {
		return this.#state;
	}

	/** What was computed for this document is out of date. */
	touch(): void {
		this.#state++;
		this.#map = undefined;
	}

	/** The findings, sorted; made once per state. */
	findings(): readonly ReportedFinding[] {
		if (this.#findings?.state !== this.#state)
			this.#findings = { state: this.#state, list: reportFindings(this.analysis) };
		return this.#findings.list;
	}

	/**
	 * Applies the changes of one notification, in order.
	 * @returns false when the document would become too large: then it is of no use any more
	 */
	applyChanges(changes: readonly TextDocumentContentChangeEvent[], version: number): boolean {
		for (const change of changes) {
			if (hasMoreLines(change.text, MAX_LINES - this.#linesBeside(change))) return false;
			if ('range' in change && change.range !== undefined) this.#applyEdit(change.range, change.text);
			else this.#replaceAll(change.text);
			this.touch();
		}
		this.version = version;
		return true;
	}

	/** How many whole lines a change leaves as they are. */
	#linesBeside(change: TextDocumentContentChangeEvent): number {
		if (!('range' in change)) return 0;
		const { start, end } = change.range;
		return Math.max(
			0,
			this.analysis.lineCount - 1 - Math.abs(wholeNumber(end.line) - wholeNumber(start.line)),
		);
	}

	#applyEdit(range: Range, text: string): void {
		this.analysis.edit({ start: this.toCore(range.start), end: this.toCore(range.end), text });
		if (this.#hasLoneCr) this.#hasLoneCr = hasLoneCr(this.analysis.text);
		else if (hasLoneCr(text)) this.#hasLoneCr = true;
	}

	/** A whole new text: only the part that differs is replaced, so that the lines around it keep what is known of them. */
	#replaceAll(text: string): void {
		const change = differenceOf(this.analysis.text, text);
		if (change !== undefined) this.analysis.edit(change);
		this.#hasLoneCr = hasLoneCr(text);
	}

	/** The edit that leads to another text. */
	editTo(text: string): { range: Range; newText: string } {
		const change = differenceOf(this.analysis.text, text) ?? { start: ORIGIN, end: ORIGIN, text: '' };
		return { range: this.toClientRange(change), newText: change.text };
	}

	/** A position of the protocol as one of the core; whatever lies outside of the text is brought into it. */
	toCore(position: Position): TextPosition {
		const line = wholeNumber(position.line);
		const column = wholeNumber(position.character);
		if (this.#hasLoneCr) return this.#lineEnds().toCore(line, column);
		const { store } = this.analysis.model;
		if (line >= store.lineCount) return store.clamp({ line, column: 0 });
		const text = store.lineAt(line)?.text ?? '';
		const visible = text.endsWith('\r') ? text.length - 1 : text.length;
		return { line, column: Math.min(column, visible) };
	}

	/** A position of the core as one of the protocol. */
	toClient(position: TextPosition): Position {
		if (this.#hasLoneCr) return this.#lineEnds().toClient(position);
		return { line: position.line, character: position.column };
	}

	/** A range of the core as one of the protocol. */
	toClientRange(range: TextRange): Range {
		return { start: this.toClient(range.start), end: this.toClient(range.end) };
	}

	#lineEnds(): LineEndMap {
		this.#map ??= new LineEndMap(this.analysis.text);
		return this.#map;
	}
}

const ORIGIN: TextPosition = { line: 0, column: 0 };

/** The one change that turns a text into another, without what they have in common at both ends. */
function differenceOf(old: string, text: string): TextChange | undefined {
	if (old === text) return undefined;
	const shorter = Math.min(old.length, text.length);
	let start = 0;
	while (start < shorter && old.charCodeAt(start) === text.charCodeAt(start)) start++;
	// Neither half of a CRLF nor of a surrogate pair is replaced without the other.
	while (start > 0 && (isFirstHalf(old.charCodeAt(start - 1)) || isFirstHalf(text.charCodeAt(start - 1))))
		start--;
	let same = 0;
	while (
		same < shorter - start &&
		old.charCodeAt(old.length - 1 - same) === text.charCodeAt(text.length - 1 - same)
	) {
		same++;
	}
	while (same > 0 && isSecondHalf(text.charCodeAt(text.length - same))) same--;
	const from = placeInText(old, start, ORIGIN, 0);
	const to = placeInText(old, old.length - same, from, start);
	return { start: from, end: to, text: text.slice(start, text.length - same) };
}

function isFirstHalf(unit: number): boolean {
	return unit === 13 || (unit >= 0xd800 && unit <= 0xdbff);
}

function isSecondHalf(unit: number): boolean {
	return unit === 10 || (unit >= 0xdc00 && unit <= 0xdfff);
}

/** True when a CR stands anywhere but before an LF. */
function hasLoneCr(text: string): boolean {
	for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
		if (text.charCodeAt(at + 1) !== 10) return true;
	}
	return false;
}

/** Line and column of an offset, counted on from a known place before it. */
function placeInText(text: string, offset: number, from: TextPosition, fromOffset: number): TextPosition {
	let { line } = from;
	let lineStart = fromOffset - from.column;
	for (let at = text.indexOf('\n', fromOffset); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
		line++;
		lineStart = at + 1;
	}
	return { line, column: offset - lineStart };
}

function wholeNumber(value: number): number {
	return Number.isFinite(value) && value > 0 ? Math.trunc(value) : 0;
}

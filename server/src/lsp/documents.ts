// Open documents: each an `Analysis` that follows the client's edits. Positions of the protocol become positions of the
// core here and nowhere else; nothing is analysed before somebody asks.
import type { Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { Analysis, ReportedFinding, TextPosition, TextRange } from '../core/index.ts';
import { differenceOf, hasMoreLines, MAX_LINES, ORIGIN, reportFindings } from '../core/index.ts';
import { LineEndMap } from './line-end-map.ts';
import { columnToUnits, type PositionEncoding, unitsToColumn } from './position-encoding.ts';

/** The findings wait for costly checks where a file has no more lines with any, about 3 ms. */
const SHORT_FILE_LINES = 24;

/** One open document. */
export class OpenDocument {
	readonly uri: string;
	readonly languageId: string;
	readonly analysis: Analysis;
	/** The units of the client's columns. */
	readonly encoding: PositionEncoding;
	version: number;
	/** Settles when the settings of this document are known; absent once they are. */
	settled: Promise<void> | undefined;
	/** Counts changes of any kind, settings included: what is kept by it is never stale. */
	#state = 0;
	#findings: { readonly state: number; readonly list: readonly ReportedFinding[] } | undefined;
	#hasNews = false;
	/** Only while a lone CR is somewhere, which the protocol takes for a line end and the daemon for a blank. */
	#map: LineEndMap | undefined;
	#hasLoneCr: boolean;

	constructor(
		uri: string,
		languageId: string,
		version: number,
		text: string,
		analysis: Analysis,
		encoding: PositionEncoding = 'utf-16',
	) {
		this.uri = uri;
		this.languageId = languageId;
		this.version = version;
		this.analysis = analysis;
		this.encoding = encoding;
		this.#hasLoneCr = hasLoneCr(text);
	}

	/** Whether a line of the client ends where none of the core does, so that their numbers differ. */
	get hasOtherLines(): boolean {
		return this.#hasLoneCr;
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
		if (this.#findings?.state !== this.#state) {
			this.analysis.workOnChanged(SHORT_FILE_LINES);
			this.#findings = { state: this.#state, list: reportFindings(this.analysis) };
		}
		return this.#findings.list;
	}

	/**
	 * Checks some of the lines that the findings did not wait for.
	 * @param limit number of lines
	 */
	workLater(limit: number): void {
		if (!this.analysis.work(limit)) return;
		this.#hasNews = true;
		this.touch();
	}

	/** Whether such work has changed the findings since the last call. */
	takeNews(): boolean {
		const hasNews = this.#hasNews;
		this.#hasNews = false;
		return hasNews;
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
		if (this.encoding === 'utf-16') return { line, column: Math.min(column, visible) };
		return { line, column: Math.min(unitsToColumn(text, column, this.encoding), visible) };
	}

	/** A position of the core as one of the protocol. */
	toClient(position: TextPosition): Position {
		if (this.#hasLoneCr) return this.#lineEnds().toClient(position);
		if (this.encoding === 'utf-16') return { line: position.line, character: position.column };
		const text = this.analysis.model.store.lineAt(position.line)?.text ?? '';
		return { line: position.line, character: columnToUnits(text, position.column, this.encoding) };
	}

	/** A range of the core as one of the protocol. */
	toClientRange(range: TextRange): Range {
		return { start: this.toClient(range.start), end: this.toClient(range.end) };
	}

	#lineEnds(): LineEndMap {
		this.#map ??= new LineEndMap(this.analysis.text, this.encoding);
		return this.#map;
	}
}

/** True when a CR is anywhere but before an LF. */
function hasLoneCr(text: string): boolean {
	for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
		if (text.charCodeAt(at + 1) !== 10) return true;
	}
	return false;
}

function wholeNumber(value: number): number {
	return Number.isFinite(value) && value > 0 ? Math.trunc(value) : 0;
}

// Positions in a text that has a CR without an LF: a line end for the protocol, a blank for the daemon. Built over the
// whole text at each change, which is why ordinary documents do without it.
import type { Position } from 'vscode-languageserver';
import type { TextPosition } from '../core/index.ts';
import { columnToUnits, type PositionEncoding, unitsToColumn } from './position-encoding.ts';

export class LineEndMap {
	/** Offsets of line starts, as the core and as the protocol count lines. */
	readonly #coreStarts: number[] = [0];
	readonly #clientStarts: number[] = [0];
	/** Offsets of the line ends that go with `#clientStarts`. */
	readonly #clientEnds: number[] = [];
	readonly #coreEnds: number[] = [];
	readonly #text: string;
	readonly #encoding: PositionEncoding;

	/** @param encoding the units of the client's columns */
	constructor(text: string, encoding: PositionEncoding) {
		this.#text = text;
		this.#encoding = encoding;
		for (let at = 0; at < text.length; at++) {
			const code = text.charCodeAt(at);
			if (code === 10) {
				this.#coreStarts.push(at + 1);
				this.#coreEnds.push(at);
				this.#clientStarts.push(at + 1);
				this.#clientEnds.push(at > 0 && text.charCodeAt(at - 1) === 13 ? at - 1 : at);
			} else if (code === 13 && text.charCodeAt(at + 1) !== 10) {
				this.#clientStarts.push(at + 1);
				this.#clientEnds.push(at);
			}
		}
		this.#coreEnds.push(text.length);
		this.#clientEnds.push(text.length);
	}

	toCore(line: number, column: number): TextPosition {
		const last = this.#clientStarts.length - 1;
		const row = Math.min(line, last);
		const end = this.#clientEnds[row] ?? 0;
		const offset = line > last ? end : this.#offsetIn(this.#clientStarts[row] ?? 0, end, column);
		const at = rowOf(this.#coreStarts, offset);
		return { line: at, column: offset - (this.#coreStarts[at] ?? 0) };
	}

	toClient(position: TextPosition): Position {
		const start = this.#coreStarts[position.line] ?? 0;
		const offset = Math.min(start + position.column, this.#coreEnds[position.line] ?? start);
		const row = rowOf(this.#clientStarts, offset);
		return { line: row, character: this.#unitsOf(this.#clientStarts[row] ?? 0, offset) };
	}

	/** The place in the text after some units of the row from `start` to `end`. */
	#offsetIn(start: number, end: number, units: number): number {
		if (this.#encoding === 'utf-16') return Math.min(start + units, end);
		return start + unitsToColumn(this.#text.slice(start, end), units, this.#encoding);
	}

	/** The client's units from the start of a row to a place in it. */
	#unitsOf(start: number, offset: number): number {
		if (this.#encoding === 'utf-16') return offset - start;
		return columnToUnits(this.#text.slice(start, offset), offset - start, this.#encoding);
	}
}

/** The last row that starts at or before the offset. */
function rowOf(starts: readonly number[], offset: number): number {
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((starts[middle] ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	return low;
}

// Positions in a text that has a CR without an LF: a line end for the protocol, a blank for the daemon. Built over the
// whole text at each change, which is why ordinary documents do without it.
import type { Position } from 'vscode-languageserver';
import type { TextPosition } from '../core/index.ts';

export class LineEndMap {
	/** Offsets of line starts, as the core and as the protocol count lines. */
	readonly #coreStarts: number[] = [0];
	readonly #clientStarts: number[] = [0];
	/** Offsets of the line ends that go with `#clientStarts`. */
	readonly #clientEnds: number[] = [];
	readonly #coreEnds: number[] = [];

	constructor(text: string) {
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
		const offset = line > last ? end : Math.min((this.#clientStarts[row] ?? 0) + column, end);
		const at = rowOf(this.#coreStarts, offset);
		return { line: at, column: offset - (this.#coreStarts[at] ?? 0) };
	}

	toClient(position: TextPosition): Position {
		const start = this.#coreStarts[position.line] ?? 0;
		const offset = Math.min(start + position.column, this.#coreEnds[position.line] ?? start);
		const row = rowOf(this.#clientStarts, offset);
		return { line: row, character: offset - (this.#clientStarts[row] ?? 0) };
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

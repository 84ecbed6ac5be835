// Positions in files that are not open. A client that counts in UTF-16 gets those of the core as they are; for another
// one the text of the file is looked up, and kept while one answer is made.
import type { Position, Range } from 'vscode-languageserver';
import type { TextPosition, TextRange } from '../core/index.ts';
import type { FindingPlace } from './convert.ts';
import { columnToUnits, type PositionEncoding } from './position-encoding.ts';
import { plainUri } from './uris.ts';

export class ClosedPlaces {
	readonly #encoding: PositionEncoding;
	readonly #textAt: (path: string) => string | undefined;
	readonly #lines = new Map<string, readonly string[]>();

	/**
	 * @param encoding the units of the client's columns
	 * @param textAt the text of a file by its path; undefined where it cannot be read
	 */
	constructor(encoding: PositionEncoding, textAt: (path: string) => string | undefined) {
		this.#encoding = encoding;
		this.#textAt = textAt;
	}

	/** A file by its address. */
	at(uri: string): FindingPlace {
		if (this.#encoding === 'utf-16') return { uri, toClientRange: plainRange };
		const toClient = ({ line, column }: TextPosition): Position => {
			// A file begins where it begins, in any units; most places are whole lines of it.
			if (column === 0) return { line, character: 0 };
			const text = this.#linesOf(plainUri(uri))[line];
			return {
				line,
				character: text === undefined ? column : columnToUnits(text, column, this.#encoding),
			};
		};
		return { uri, toClientRange: ({ start, end }) => ({ start: toClient(start), end: toClient(end) }) };
	}

	#linesOf(path: string): readonly string[] {
		const known = this.#lines.get(path);
		if (known !== undefined) return known;
		// The next answer reads again: nobody tells us of every change on the disk.
		if (this.#lines.size === 0) queueMicrotask(() => this.#lines.clear());
		const lines = (this.#textAt(path) ?? '').split('\n');
		this.#lines.set(path, lines);
		return lines;
	}
}

function plainRange({ start, end }: TextRange): Range {
	return {
		start: { line: start.line, character: start.column },
		end: { line: end.line, character: end.column },
	};
}

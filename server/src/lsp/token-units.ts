// Semantic tokens in the units of a client that does not count in UTF-16: a block whose lines are ASCII is the same one.
import type { TokenBlock } from '../core/index.ts';
import { columnToUnits, type PositionEncoding } from './position-encoding.ts';

/** Numbers for each token of a block: line from the first one of the block, column, length, kind. */
const HELD = 4;

/** A block in the client's units, made once for each block. */
export class TokenUnits {
	readonly #encoding: PositionEncoding;
	readonly #known = new WeakMap<TokenBlock, TokenBlock>();

	constructor(encoding: PositionEncoding) {
		this.#encoding = encoding;
	}

	/**
	 * @param block as the core has it
	 * @param lines the texts that it is about
	 */
	of(block: TokenBlock, lines: readonly { readonly text: string }[]): TokenBlock {
		if (this.#encoding === 'utf-16') return block;
		let converted = this.#known.get(block);
		if (converted === undefined) {
			converted = this.#convert(block, lines);
			this.#known.set(block, converted);
		}
		return converted;
	}

	#convert(block: TokenBlock, lines: readonly { readonly text: string }[]): TokenBlock {
		const { data, lineCount } = block;
		let copy: Uint16Array | undefined;
		for (let at = 0; at < data.length; at += HELD) {
			const text = lines[data[at] ?? 0]?.text ?? '';
			const start = data[at + 1] ?? 0;
			const end = start + (data[at + 2] ?? 0);
			const from = columnToUnits(text, start, this.#encoding);
			const length = columnToUnits(text, end, this.#encoding) - from;
			if (from === start && length === end - start) continue;
			copy ??= data.slice();
			copy[at + 1] = from;
			copy[at + 2] = length;
		}
		return copy === undefined ? block : { lineCount, data: copy };
	}
}

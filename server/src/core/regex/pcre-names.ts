// The names of capture groups in one pattern.
import { PCRE_ERRORS, type PcreError } from './pcre-errors.ts';

/** MAX_NAME_COUNT. */
const NAMES_LIMIT = 10_000;

export class PcreNames {
	private readonly numbers = new Map<string, number[]>();
	private readonly byNumber = new Map<number, string>();
	private count = 0;
	private sorted: readonly string[] | undefined;

	/** Notes a name; one name for several groups needs `(?J)`, or `(?|` to give them the same number. */
	define(name: string, number: number, allowsSame: boolean): PcreError | undefined {
		if (this.count >= NAMES_LIMIT) return PCRE_ERRORS.namesTooMany;
		const known = this.numbers.get(name) ?? [];
		for (const other of known) {
			if (other === number) return undefined;
			if (!allowsSame) return PCRE_ERRORS.nameTwice;
		}
		if (this.byNumber.has(number)) return PCRE_ERRORS.namesDiffer;
		this.byNumber.set(number, name);
		known.push(number);
		this.numbers.set(name, known);
		this.count++;
		this.sorted = undefined;
		return undefined;
	}

	numbersOf(name: string): readonly number[] {
		return this.numbers.get(name) ?? [];
	}

	/** Whether some name begins like this: the library compares no further in conditions. */
	hasPrefix(prefix: string): boolean {
		this.sorted ??= [...this.numbers.keys()].sort();
		let low = 0;
		let high = this.sorted.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.sorted[middle] ?? '') < prefix) low = middle + 1;
			else high = middle;
		}
		return this.sorted[low]?.startsWith(prefix) ?? false;
	}
}

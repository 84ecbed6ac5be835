// Tiger/192 as samhain uses it: the original of Anderson and Biham (three passes, padding byte 01), printed word by word.
// The four S-boxes are grown from the rule that the authors published, so that no table of 1,024 constants is needed.
// A word of 64 bits is two numbers of 32, the low one first: a `bigint` for each step takes fifteen times as long.

/** The text from which the authors generate the S-boxes, and in how many passes. */
const SEED = 'Tiger - A Fast New Hash Function, by Ross Anderson and Eli Biham';
const SEED_PASSES = 5;
const BLOCK_BYTES = 64;

/** Four S-boxes of 256 words, one after the other. */
type Boxes = Int32Array;
/** The words a, b and c. */
type State = Int32Array;

let grown: Boxes | undefined;

function boxes(): Boxes {
	grown ??= growBoxes();
	return grown;
}

function firstState(): State {
	return Int32Array.of(0x89abcdef, 0x01234567, 0x76543210, 0xfedcba98, 0xc3b2e187, 0xf096a5b4);
}

/** Starts from boxes in which each byte is its own index, and swaps bytes as the hash of the seed text directs. */
function growBoxes(): Boxes {
	const table = new Int32Array(2048);
	const bytes = new Uint8Array(table.buffer);
	for (let at = 0; at < bytes.length; at++) bytes[at] = (at >> 3) & 255;
	const seed = Uint8Array.from(SEED, (letter) => letter.charCodeAt(0));
	const state = firstState();
	const chosen = new Uint8Array(state.buffer);
	let word = 2;
	for (let pass = 0; pass < SEED_PASSES; pass++) {
		for (let index = 0; index < 256; index++) {
			for (let box = 0; box < 1024; box += 256) {
				word++;
				if (word === 3) {
					word = 0;
					compress(readBlock(seed, 0), state, table);
				}
				for (let column = 0; column < 8; column++) {
					const here = 8 * (box + index) + column;
					const there = 8 * (box + (chosen[8 * word + column] ?? 0)) + column;
					const kept = bytes[here] ?? 0;
					bytes[here] = bytes[there] ?? 0;
					bytes[there] = kept;
				}
			}
		}
	}
	return table;
}

function readBlock(bytes: Uint8Array, from: number): Int32Array {
	const view = new DataView(bytes.buffer, bytes.byteOffset + from, BLOCK_BYTES);
	return Int32Array.from({ length: 16 }, (_, at) => view.getInt32(4 * at, true));
}

/** Number of the half word in the boxes that a byte of a word chooses. */
function pick(box: number, half: number, byte: number): number {
	return 512 * box + 2 * ((half >>> (8 * byte)) & 255);
}

/** Adds to a word of the block: the carry is what an addition of the low halves as unsigned numbers exceeds. */
function add(x: Int32Array, word: number, low: number, high: number): void {
	const at = 2 * word;
	const sum = ((x[at] ?? 0) >>> 0) + (low >>> 0);
	x[at] = sum;
	x[at + 1] = (x[at + 1] ?? 0) + high + (sum > 0xffffffff ? 1 : 0);
}

function subtract(x: Int32Array, word: number, low: number, high: number): void {
	const at = 2 * word;
	const difference = ((x[at] ?? 0) >>> 0) - (low >>> 0);
	x[at] = difference;
	x[at + 1] = (x[at + 1] ?? 0) - high - (difference < 0 ? 1 : 0);
}

/** Changes a word by the exclusive or with another one. */
function mix(x: Int32Array, word: number, other: number): void {
	x[2 * word] = (x[2 * word] ?? 0) ^ (x[2 * other] ?? 0);
	x[2 * word + 1] = (x[2 * word + 1] ?? 0) ^ (x[2 * other + 1] ?? 0);
}

/** Subtracts from a word another one, changed by the complement of a third that is shifted to the left by 19 bits. */
function subtractLeft(x: Int32Array, word: number, other: number, third: number): void {
	const low = ~(x[2 * third] ?? 0);
	const high = ~(x[2 * third + 1] ?? 0);
	subtract(
		x,
		word,
		(x[2 * other] ?? 0) ^ (low << 19),
		(x[2 * other + 1] ?? 0) ^ ((high << 19) | (low >>> 13)),
	);
}

/** The same with a shift to the right by 23 bits. */
function subtractRight(x: Int32Array, word: number, other: number, third: number): void {
	const low = ~(x[2 * third] ?? 0);
	const high = ~(x[2 * third + 1] ?? 0);
	subtract(
		x,
		word,
		(x[2 * other] ?? 0) ^ ((low >>> 23) | (high << 9)),
		(x[2 * other + 1] ?? 0) ^ (high >>> 23),
	);
}

function schedule(x: Int32Array): void {
	subtract(x, 0, (x[14] ?? 0) ^ 0xa5a5a5a5, (x[15] ?? 0) ^ 0xa5a5a5a5);
	mix(x, 1, 0);
	add(x, 2, x[2] ?? 0, x[3] ?? 0);
	subtractLeft(x, 3, 2, 1);
	mix(x, 4, 3);
	add(x, 5, x[8] ?? 0, x[9] ?? 0);
	subtractRight(x, 6, 5, 4);
	mix(x, 7, 6);
	add(x, 0, x[14] ?? 0, x[15] ?? 0);
	subtractLeft(x, 1, 0, 7);
	mix(x, 2, 1);
	add(x, 3, x[4] ?? 0, x[5] ?? 0);
	subtractRight(x, 4, 3, 2);
	mix(x, 5, 4);
	add(x, 6, x[10] ?? 0, x[11] ?? 0);
	subtract(x, 7, (x[12] ?? 0) ^ 0x89abcdef, (x[13] ?? 0) ^ 0x01234567);
}

/** Multiplies a word by 5, 7 or 9, the factor of the pass. */
function multiply(state: State, word: number, pass: number): void {
	const low = state[2 * word] ?? 0;
	const high = state[2 * word + 1] ?? 0;
	const shift = pass === 0 ? 2 : 3;
	const shiftedLow = low << shift;
	const shiftedHigh = (high << shift) | (low >>> (32 - shift));
	if (pass === 1) {
		state[2 * word] = shiftedLow;
		state[2 * word + 1] = shiftedHigh;
		subtract(state, word, low, high);
	} else add(state, word, shiftedLow, shiftedHigh);
}

/** @param x the block, which is changed */
function compress(x: Int32Array, state: State, table: Boxes): void {
	const before = state.slice();
	let [a, b, c] = [0, 1, 2];
	for (let pass = 0; pass < 3; pass++) {
		if (pass > 0) schedule(x);
		for (let round = 0; round < 8; round++) {
			const low = (state[2 * c] ?? 0) ^ (x[2 * round] ?? 0);
			const high = (state[2 * c + 1] ?? 0) ^ (x[2 * round + 1] ?? 0);
			state[2 * c] = low;
			state[2 * c + 1] = high;
			let first = pick(0, low, 0);
			let second = pick(1, low, 2);
			let third = pick(2, high, 0);
			let fourth = pick(3, high, 2);
			subtract(
				state,
				a,
				(table[first] ?? 0) ^ (table[second] ?? 0) ^ (table[third] ?? 0) ^ (table[fourth] ?? 0),
				(table[first + 1] ?? 0) ^
					(table[second + 1] ?? 0) ^
					(table[third + 1] ?? 0) ^
					(table[fourth + 1] ?? 0),
			);
			first = pick(3, low, 1);
			second = pick(2, low, 3);
			third = pick(1, high, 1);
			fourth = pick(0, high, 3);
			add(
				state,
				b,
				(table[first] ?? 0) ^ (table[second] ?? 0) ^ (table[third] ?? 0) ^ (table[fourth] ?? 0),
				(table[first + 1] ?? 0) ^
					(table[second + 1] ?? 0) ^
					(table[third + 1] ?? 0) ^
					(table[fourth + 1] ?? 0),
			);
			multiply(state, b, pass);
			// The next round, and the next pass, works on the three words one place further on.
			[a, b, c] = [b, c, a];
		}
	}
	// After 24 rounds, the words have their first places again.
	mixState(state, before);
}

function mixState(state: State, before: State): void {
	state[0] = (state[0] ?? 0) ^ (before[0] ?? 0);
	state[1] = (state[1] ?? 0) ^ (before[1] ?? 0);
	subtract(state, 1, before[2] ?? 0, before[3] ?? 0);
	add(state, 2, before[4] ?? 0, before[5] ?? 0);
}

/**
 * The Tiger/192 hash of some bytes.
 * @returns 48 upper-case hexadecimal digits: the three words in order, each from its highest digit down, as
 * `yule -H TEXT` prints it (src/sh_tiger0.c, sh_tiger_hash)
 */
export function tiger(bytes: Uint8Array): string {
	const table = boxes();
	const blocks = Math.floor((bytes.length + 8) / BLOCK_BYTES) + 1;
	const padded = new Uint8Array(blocks * BLOCK_BYTES);
	padded.set(bytes);
	padded[bytes.length] = 1;
	const view = new DataView(padded.buffer);
	view.setUint32(padded.length - 8, bytes.length * 8, true);
	view.setUint32(padded.length - 4, Math.floor(bytes.length / 2 ** 29), true);
	const state = firstState();
	for (let from = 0; from < padded.length; from += BLOCK_BYTES)
		compress(readBlock(padded, from), state, table);
	return [1, 0, 3, 2, 5, 4].map((half) => hexadecimal(state[half] ?? 0)).join('');
}

function hexadecimal(half: number): string {
	return (half >>> 0).toString(16).toUpperCase().padStart(8, '0');
}

// Tiger/192 as samhain uses it: the original of Anderson and Biham (three passes, padding byte 01), printed word by word.
// The four S-boxes are grown from the rule that the authors published, so that no table of 1,024 constants is needed.

const MASK = 0xffffffffffffffffn;
const INITIAL = [0x0123456789abcdefn, 0xfedcba9876543210n, 0xf096a5b4c3b2e187n] as const;
/** The text from which the authors generate the S-boxes, and in how many passes. */
const SEED = 'Tiger - A Fast New Hash Function, by Ross Anderson and Eli Biham';
const SEED_PASSES = 5;
const BLOCK_BYTES = 64;

/** Four S-boxes of 256 words, one after the other. */
type Boxes = BigUint64Array;
type State = [bigint, bigint, bigint];

let grown: Boxes | undefined;

function boxes(): Boxes {
	grown ??= growBoxes();
	return grown;
}

/** Starts from boxes in which each byte is its own index, and swaps bytes as the hash of the seed text directs. */
function growBoxes(): Boxes {
	const table = new BigUint64Array(1024);
	const bytes = new Uint8Array(table.buffer);
	for (let at = 0; at < bytes.length; at++) bytes[at] = (at >> 3) & 255;
	const block = readBlock(
		Uint8Array.from(SEED, (letter) => letter.charCodeAt(0)),
		0,
	);
	const state: State = [...INITIAL];
	let word = 2;
	for (let pass = 0; pass < SEED_PASSES; pass++) {
		for (let index = 0; index < 256; index++) {
			for (let box = 0; box < 1024; box += 256) {
				word++;
				if (word === 3) {
					word = 0;
					compress(block, state, table);
				}
				for (let column = 0; column < 8; column++) {
					const chosen = Number(((state[word] ?? 0n) >> BigInt(8 * column)) & 255n);
					const here = 8 * (box + index) + column;
					const there = 8 * (box + chosen) + column;
					const kept = bytes[here] ?? 0;
					bytes[here] = bytes[there] ?? 0;
					bytes[there] = kept;
				}
			}
		}
	}
	return table;
}

function readBlock(bytes: Uint8Array, from: number): bigint[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset + from, BLOCK_BYTES);
	return Array.from({ length: 8 }, (_, at) => view.getBigUint64(8 * at, true));
}

/** The byte of a word with this number, as an index into one of the boxes. */
function pick(table: Boxes, box: number, word: bigint, byte: number): bigint {
	return table[256 * box + Number((word >> BigInt(8 * byte)) & 255n)] ?? 0n;
}

function compress(block: readonly bigint[], state: State, table: Boxes): void {
	let [a, b, c] = state;
	const x = [...block];
	const at = (index: number): bigint => x[index] ?? 0n;
	const add = (index: number, value: bigint): void => {
		x[index] = (at(index) + value) & MASK;
	};
	const subtract = (index: number, value: bigint): void => {
		x[index] = (at(index) - value) & MASK;
	};
	for (let pass = 0; pass < 3; pass++) {
		const factor = [5n, 7n, 9n][pass] ?? 9n;
		if (pass > 0) {
			subtract(0, at(7) ^ 0xa5a5a5a5a5a5a5a5n);
			x[1] = at(1) ^ at(0);
			add(2, at(1));
			subtract(3, at(2) ^ ((~at(1) << 19n) & MASK));
			x[4] = at(4) ^ at(3);
			add(5, at(4));
			subtract(6, at(5) ^ ((~at(4) & MASK) >> 23n));
			x[7] = at(7) ^ at(6);
			add(0, at(7));
			subtract(1, at(0) ^ ((~at(7) << 19n) & MASK));
			x[2] = at(2) ^ at(1);
			add(3, at(2));
			subtract(4, at(3) ^ ((~at(2) & MASK) >> 23n));
			x[5] = at(5) ^ at(4);
			add(6, at(5));
			subtract(7, at(6) ^ 0x0123456789abcdefn);
		}
		for (let round = 0; round < 8; round++) {
			c ^= at(round);
			a -= pick(table, 0, c, 0) ^ pick(table, 1, c, 2) ^ pick(table, 2, c, 4) ^ pick(table, 3, c, 6);
			b += pick(table, 3, c, 1) ^ pick(table, 2, c, 3) ^ pick(table, 1, c, 5) ^ pick(table, 0, c, 7);
			b = (b * factor) & MASK;
			// The next round, and the next pass, works on the three words one place further on.
			[a, b, c] = [b, c, a & MASK];
		}
	}
	state[0] = a ^ state[0];
	state[1] = (b - state[1]) & MASK;
	state[2] = (c + state[2]) & MASK;
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
	new DataView(padded.buffer).setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n, true);
	const state: State = [...INITIAL];
	for (let from = 0; from < padded.length; from += BLOCK_BYTES)
		compress(readBlock(padded, from), state, table);
	return state.map((word) => word.toString(16).toUpperCase().padStart(16, '0')).join('');
}

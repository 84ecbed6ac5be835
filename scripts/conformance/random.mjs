// A small seeded generator of random numbers, so that a failing file can be made again from its seed.

/** @param {number} seed any whole number */
export function makeRandom(seed) {
	let state = (seed ^ 0x9e3779b9) >>> 0;
	const next = () => {
		// mulberry32
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const below = (limit) => Math.floor(next() * limit);
	return {
		below,
		chance: (share) => next() < share,
		/** @template T @param {readonly T[]} list @returns {T} */
		pick: (list) => list[below(list.length)],
	};
}

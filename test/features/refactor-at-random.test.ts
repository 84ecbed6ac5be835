// The short form of `scripts/rewrites.mjs --kind refactorings`: refactorings at random keep what they promise to keep.
import { expect, it } from 'vitest';
import { WAYS } from '../support/incremental.ts';
import { pick, randomFile, seeded } from '../support/random-edits.ts';
import { refactorAtRandom } from '../support/refactor-at-random.ts';

it('refactorings in generated files', () => {
	const random = seeded(20261128);
	let done = 0;
	while (done < 60) {
		const result = refactorAtRandom(
			random,
			randomFile(random, pick(random, [5, 10, 20])),
			pick(random, WAYS),
		);
		expect(result).toEqual(expect.any(Number));
		if (typeof result === 'number') done += result;
	}
});

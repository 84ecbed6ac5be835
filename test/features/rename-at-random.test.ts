// The short form of `scripts/rewrites.mjs`: renames at random leave the reading of the files as it was.
import { expect, it } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { allNames, usesOfName } from '../../server/src/core/features/names/name-uses.ts';
import { WAYS } from '../support/incremental.ts';
import { pick, seeded } from '../support/random-edits.ts';
import {
	randomDeployment,
	randomNamedFile,
	renameAtRandom,
	renameHostAtRandom,
} from '../support/rename-at-random.ts';

it('the places of a name are those among all names of the file', () => {
	const random = seeded(3);
	for (let run = 0; run < 100; run++) {
		const text = randomNamedFile(random, pick(random, [5, 20, 80]));
		const analysis = new Analysis(text, pick(random, WAYS));
		const names = allNames(analysis);
		for (const { space, key } of names)
			expect(usesOfName(analysis, space, key)).toEqual(
				names.filter((name) => name.space === space && name.key === key && !name.isLoose),
			);
	}
});

it('renames in single files', () => {
	const random = seeded(20261128);
	let done = 0;
	while (done < 60) {
		const text = randomNamedFile(random, pick(random, [5, 10, 20]));
		const result = renameAtRandom(random, text, pick(random, WAYS));
		if (result === undefined) continue;
		expect(result).toBe('same');
		done++;
	}
});

it('renames of hosts in deployments', () => {
	const random = seeded(20261129);
	let done = 0;
	while (done < 15) {
		const result = renameHostAtRandom(random, randomDeployment(random));
		if (result === undefined) continue;
		expect(result).toBe('same');
		done++;
	}
});

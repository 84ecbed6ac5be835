// No text makes the core throw or stall. The long form of this test is `npm run fuzz`.
import { describe, expect, it } from 'vitest';
import { fuzzOnce } from '../support/fuzz.ts';

const INPUTS = 4000;

describe('the core', () => {
	it(`takes ${INPUTS} random and damaged inputs without a throw`, () => {
		const parts = new Set<string>();
		for (let seed = 0; seed < INPUTS; seed++) parts.add(fuzzOnce(seed));
		// Every part of the core had its share.
		expect([...parts].sort()).toEqual([
			'analysis',
			'deployment',
			'guidance',
			'log',
			'names',
			'project file',
			'regular expression',
			'wrappers',
		]);
	}, 120_000);
});

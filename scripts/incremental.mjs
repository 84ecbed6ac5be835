// The long form of "incremental equals full": random edits of generated files and of those in folders, each compared
// with a fresh analysis of the same text.
//   node scripts/incremental.mjs [--edits N] [--seed S] [FOLDER...]
// @ts-check

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCore } from './load-core.mjs';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { edits: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
});

const { editAtRandom, WAYS, pick, randomFile, seeded } = await loadCore({
	editAtRandom: 'test/support/incremental.ts',
	WAYS: 'test/support/incremental.ts',
	pick: 'test/support/random-edits.ts',
	randomFile: 'test/support/random-edits.ts',
	seeded: 'test/support/random-edits.ts',
});

/** A file larger than this is edited seldom enough by the generated ones. */
const MAX_BYTES = 200_000;
const EDITS_PER_FILE = 40;
/** Lines of most generated files: mistakes show in small ones, too, and those are checked sooner. */
const SIZES = [3, 5, 8, 12, 20];

const texts = positionals.flatMap((folder) =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((name) => join(folder, name))
		.filter((path) => statSync(path).isFile() && statSync(path).size <= MAX_BYTES)
		.map((path) => readFileSync(path, 'utf8')),
);
const most = Number(values.edits);
const random = seeded(Number(values.seed));
let done = 0;
let fromFolders = 0;
let told = performance.now();
while (done < most) {
	const isReal = texts.length > 0 && random() < 0.01;
	const text = isReal ? pick(random, texts) : randomFile(random, random() < 0.02 ? 200 : pick(random, SIZES));
	const mismatch = editAtRandom(random, text, pick(random, WAYS), EDITS_PER_FILE);
	if (mismatch !== undefined) {
		console.error(`after about ${done} edits (seed ${values.seed}):`);
		console.error(JSON.stringify(mismatch, undefined, '\t'));
		process.exit(1);
	}
	done += EDITS_PER_FILE;
	if (isReal) fromFolders += EDITS_PER_FILE;
	if (performance.now() - told < 60_000) continue;
	told = performance.now();
	console.log(`${done} edits, no difference`);
}
console.log(`${done} edits, ${fromFolders} of them in ${texts.length} given files: no difference`);

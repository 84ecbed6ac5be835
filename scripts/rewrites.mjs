// Renames and refactorings at random in generated files and deployments and in the files of folders: the daemon's output,
// the effective configuration and the watched paths stay as they were, but for the name.
//   node scripts/rewrites.mjs [--kind renames|refactorings] [--count N] [--seed S] [FOLDER...]
// @ts-check

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCore } from './load-core.mjs';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		kind: { type: 'string', default: 'renames' },
		count: { type: 'string', default: '100000' },
		seed: { type: 'string', default: '1' },
	},
});

const {
	pick,
	randomDeployment,
	randomFile,
	refactorAtRandom,
	randomNamedFile,
	renameAtRandom,
	renameHostAtRandom,
	seeded,
	WAYS,
} = await loadCore({
	randomFile: 'test/support/random-edits.ts',
	refactorAtRandom: 'test/support/refactor-at-random.ts',
	pick: 'test/support/random-edits.ts',
	randomDeployment: 'test/support/rename-at-random.ts',
	randomNamedFile: 'test/support/rename-at-random.ts',
	renameAtRandom: 'test/support/rename-at-random.ts',
	renameHostAtRandom: 'test/support/rename-at-random.ts',
	seeded: 'test/support/random-edits.ts',
	WAYS: 'test/support/incremental.ts',
});

/** Larger files would take most of the time. */
const MOST_BYTES = 100_000;

const texts = positionals.flatMap((folder) =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((name) => join(folder, name))
		.filter((path) => statSync(path).isFile() && statSync(path).size <= MOST_BYTES)
		.map((path) => readFileSync(path, 'utf8')),
);
const most = Number(values.count);
const random = seeded(Number(values.seed));
const done = { single: 0, real: 0, deployment: 0 };

/** The refactorings of one place; undefined where none is offered. */
function refactor() {
	const isReal = texts.length > 0 && random() < 0.3;
	const text = isReal ? pick(random, texts) : randomFile(random, pick(random, [3, 6, 12, 24]));
	const result = refactorAtRandom(random, text, pick(random, WAYS));
	return { of: isReal ? 'real' : 'single', result: result === 0 ? undefined : result };
}

/** One rename; undefined where nothing could be renamed. */
function rename() {
	const choice = random();
	if (choice < 0.1) return { of: 'deployment', result: renameHostAtRandom(random, randomDeployment(random)) };
	const isReal = texts.length > 0 && choice < 0.4;
	const text = isReal ? pick(random, texts) : randomNamedFile(random, pick(random, [3, 6, 12, 24]));
	return { of: isReal ? 'real' : 'single', result: renameAtRandom(random, text, pick(random, WAYS)) };
}

let told = performance.now();
for (let all = 0; all < most; ) {
	const { of, result } = values.kind === 'refactorings' ? refactor() : rename();
	if (result === undefined) continue;
	if (typeof result === 'object') {
		console.error(JSON.stringify(result, undefined, '\t'));
		process.exit(1);
	}
	const count = result === 'same' ? 1 : result;
	all += count;
	done[/** @type {keyof typeof done} */ (of)] += count;
	if (performance.now() - told < 60_000) continue;
	told = performance.now();
	console.log(`${all} ${values.kind}, no difference`);
}
console.log(
	`${done.single} ${values.kind} in generated files, ${done.real} in ${texts.length} given files, ${done.deployment} in deployments: no difference`,
);

// The long form of the formatter's property test: as many random applications as asked for, over generated files and, where
// a folder is given, over real ones, blanks thrown in.
//   node scripts/format.mjs [--runs N] [--seed S] [FOLDER]
// Prints the seed of every failure, and exits 1 if there was one.
// @ts-check
import { parseArgs } from 'node:util';
import { loadCore } from './load-core.mjs';
import { readCorpus } from './read-corpus.mjs';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { runs: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});

const { tryFormat, untidy, untidyFile, seeded, DEFAULT_SETTINGS } = await loadCore({
	tryFormat: 'test/support/format-meaning.ts',
	untidy: 'test/support/format-meaning.ts',
	untidyFile: 'test/support/format-meaning.ts',
	seeded: 'test/support/random-edits.ts',
	DEFAULT_SETTINGS: 'server/src/core/settings/settings.ts',
});
const files = positionals[0] === undefined ? [] : readCorpus(positionals[0]);
const runs = Number(values.runs);
const first = Number(values.seed);
const start = performance.now();
let failed = 0;
let real = 0;
for (let seed = first; seed < first + runs && failed < 20; seed++) {
	const random = seeded(seed);
	const file = files.length > 0 && random() < 0.25 ? files[Math.floor(random() * files.length)] : undefined;
	if (file !== undefined) real++;
	const text = file === undefined ? untidyFile(random) : part(random, file.text);
	const fileName = random() < 0.2 ? 'samhainrc.in' : 'samhainrc';
	try {
		tryFormat(random, text, { ...DEFAULT_SETTINGS, fileName, ...file?.settings });
	} catch (error) {
		failed++;
		console.error(`seed ${seed}: ${error instanceof Error ? error.message.slice(0, 2000) : String(error)}`);
	}
}
const seconds = ((performance.now() - start) / 1000).toFixed(0);
console.log(
	`${runs} applications (${real} to real files) from seed ${first} in ${seconds} s, ${failed} failures`,
);
process.exit(failed === 0 ? 0 : 1);

/**
 * A real file as it is, or a stretch of it with blanks thrown in.
 * @param {() => number} random
 * @param {string} text
 */
function part(random, text) {
	if (random() < 0.1) return text;
	const lines = text.split('\n');
	const from = Math.floor(random() * lines.length);
	return untidy(random, lines.slice(from, from + 5 + Math.floor(random() * 60)).join('\n'));
}

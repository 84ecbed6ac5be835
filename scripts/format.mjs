// The long form of the formatter's property test: as many random applications as asked for, over generated files and, where
// a folder is given, over real ones, blanks thrown in.
//   node scripts/format.mjs [--runs N] [--seed S] [FOLDER]
//   node scripts/format.mjs --live [--runs N] [--seed S]    what Debian's samhain prints of a file and of the formatted one
// Prints the seed of every failure, and exits 1 if there was one.
// @ts-check
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findSamhain } from './conformance/debian.mjs';
import { generateFile } from './conformance/generate.mjs';
import { loadCore, ROOT } from './load-core.mjs';
import { readCorpus } from './read-corpus.mjs';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		runs: { type: 'string', default: '100000' },
		seed: { type: 'string', default: '1' },
		live: { type: 'boolean', default: false },
	},
});

const { tryFormat, untidy, untidyFile, seeded, DEFAULT_SETTINGS } = await loadCore({
	tryFormat: 'test/support/format-meaning.ts',
	untidy: 'test/support/format-meaning.ts',
	untidyFile: 'test/support/format-meaning.ts',
	seeded: 'test/support/random-edits.ts',
	DEFAULT_SETTINGS: 'server/src/core/settings/settings.ts',
});
if (values.live) process.exit(await compareLive(Number(values.seed), Math.min(Number(values.runs), 1000)));
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

/**
 * Has the real daemon read generated files, each as it is and formatted.
 * @param {number} from first seed
 * @param {number} count how many
 * @returns {Promise<number>} the exit status
 */
async function compareLive(from, count) {
	const binary = findSamhain();
	if (binary === undefined) return 2;
	const { Analysis, applyEdits, formatEdits, DEFAULT_SETTINGS } = await loadCore();
	const format = { spacesAroundEquals: 'none', blankLinesBeforeSections: 2, indentConditionals: true };
	const options = { ...format, alignValues: false, indent: '    ' };
	const folder = mkdtempSync(join(tmpdir(), 'format-live-'));
	let equal = 0;
	let changed = 0;
	let messages = 0;
	for (let seed = from; seed < from + count; seed++) {
		const { bytes } = generateFile(seed);
		const text = untidy(seeded(seed), bytes.toString('latin1'));
		const analysis = new Analysis(text, { ...DEFAULT_SETTINGS, role: 'standalone' }, { rules: [] });
		const after = applyEdits(text, formatEdits(analysis, options));
		if (after === text) continue;
		changed++;
		const files = [join(folder, 'before.rc'), join(folder, 'after.rc')];
		for (const [at, content] of [text, after].entries())
			writeFileSync(files[at] ?? '', Buffer.from(content, 'latin1'));
		const env = { ...process.env, SAMHAIN_BIN: binary, ORACLE_HOSTNAME: 'client1.example.org' };
		const { stdout } = spawnSync(join(ROOT, 'test/conformance/oracle.sh'), files, { env, timeout: 60_000 });
		const said = files.map((file) =>
			stdout
				.toString('latin1')
				.split('\n')
				.filter((line) => line.startsWith(`${file}\t`))
				// Blank lines shift the numbers of lines, and nothing else.
				.map((line) => line.slice(file.length).replace(/\bline \d+|obj=<\d+>/g, '#')),
		);
		messages += said[0]?.length ?? 0;
		if (JSON.stringify(said[0]) === JSON.stringify(said[1])) equal++;
		else console.error(`seed ${seed}: ${JSON.stringify(said).slice(0, 1500)}`);
	}
	rmSync(folder, { recursive: true });
	console.log(
		`${equal} of ${changed} formatted files are read as before by ${binary}, with ${messages} messages`,
	);
	return equal === changed ? 0 : 1;
}

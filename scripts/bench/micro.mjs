// The core by itself: parsing, edit → findings, completion, outline, memory, at sizes up to a million lines. Prints
// figures and growth; exits 1 when edit → findings grows more than twofold from 10,000 to 100,000 lines.
// @ts-check

import { fileURLToPath } from 'node:url';
import { loadCore } from '../load-core.mjs';
import { samhainrc, yulerc } from './generators.mjs';

const generators = { samhainrc, yulerc };

const { Analysis, DEFAULT_SETTINGS, reportFindings, outlineOf, complete } = await loadCore();

const isShort = process.argv.includes('--short');
/** Growth of the median from 10,000 to 100,000 lines that is still called flat. */
const MAX_GROWTH = 2;

/** @param {number[]} times */
function median(times) {
	const sorted = [...times].sort((a, b) => a - b);
	return sorted[sorted.length >> 1] ?? 0;
}

/**
 * Times one kind of file at one size.
 * @param {'samhainrc' | 'yulerc'} language
 * @param {number} lines
 */
function measure(language, lines) {
	const file = generators[language](lines);
	const settings = { ...DEFAULT_SETTINGS, language, fileName: file.filename };
	globalThis.gc?.();
	const before = process.memoryUsage().heapUsed;
	let start = performance.now();
	// As the language server opens it: what costs more than a comparison waits.
	const analysis = new Analysis(file.text, settings, { workAtOnce: 0 });
	const found = reportFindings(analysis).length;
	const open = performance.now() - start;
	globalThis.gc?.();
	const heap = process.memoryUsage().heapUsed - before;
	const edit = [];
	const outlines = [];
	const completions = [];
	for (let round = 0; round < (isShort ? 10 : 20); round++) {
		for (const [at, place] of file.edits.entries()) {
			const position = { line: place.line, column: place.character };
			start = performance.now();
			analysis.edit({
				start: position,
				end: at % 2 === 0 ? position : { ...position, column: position.column + 1 },
				text: at % 2 === 0 ? '7' : '',
			});
			reportFindings(analysis);
			edit.push(performance.now() - start);
			if (at % 10 !== 0) continue;
			start = performance.now();
			outlineOf(analysis);
			outlines.push(performance.now() - start);
			start = performance.now();
			complete(analysis, position);
			completions.push(performance.now() - start);
		}
	}
	return {
		language,
		lines,
		bytes: file.text.length,
		found,
		open,
		heap,
		edit: median(edit),
		outline: median(outlines),
		completion: median(completions),
	};
}

/** Runs all sizes and prints them; returns whether growth stays within bounds. */
export function runMicro() {
	let isFlat = true;
	const sizes = isShort ? [10_000, 100_000] : [1_000, 10_000, 100_000, 1_000_000];
	// The compiler of the engine warms up on files that are not counted.
	for (const language of /** @type {const} */ (['samhainrc', 'yulerc'])) measure(language, 5_000);
	for (const language of /** @type {const} */ (['samhainrc', 'yulerc'])) {
		console.log(
			`\n${language}: lines, MB/s from text to findings, edit→findings ms, outline ms, completion ms, heap bytes per line`,
		);
		/** @type {Map<number, number>} */
		const medians = new Map();
		for (const lines of sizes) {
			// A million client entries are 290 MB of text: beyond what an editor sends.
			if (language === 'yulerc' && lines > 100_000) continue;
			const row = measure(language, lines);
			medians.set(lines, row.edit);
			const speed = row.bytes / 1e6 / (row.open / 1000);
			console.log(
				`${String(lines).padStart(9)} ${speed.toFixed(1).padStart(8)} ${row.edit.toFixed(3).padStart(8)} ${row.outline.toFixed(3).padStart(8)} ${row.completion.toFixed(3).padStart(8)} ${(row.heap / lines).toFixed(0).padStart(7)}`,
			);
		}
		let growth = (medians.get(100_000) ?? 0) / (medians.get(10_000) ?? 1);
		// Another process can make one measurement slow but none fast: growth that is real shows every time.
		for (let again = 0; growth > MAX_GROWTH && again < 2; again++) {
			growth = Math.min(growth, measure(language, 100_000).edit / measure(language, 10_000).edit);
		}
		const verdict = growth <= MAX_GROWTH ? 'flat' : 'GROWS';
		if (growth > MAX_GROWTH) isFlat = false;
		console.log(
			`growth of edit→findings from 10,000 to 100,000 lines: ${growth.toFixed(2)}× (${verdict}, limit ${MAX_GROWTH}×)`,
		);
	}
	return isFlat;
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !runMicro()) process.exit(1);

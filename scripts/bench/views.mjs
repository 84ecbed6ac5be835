#!/usr/bin/env node
// From a keystroke in a file of 10,000 lines to what the views of an editor show: the options in force, the lines that are
// not read, who receives what, and the watched paths; and to the effect of the change, which is asked for and does not
// follow typing.
//   node scripts/bench/views.mjs [--lines N] [--edits N]
// @ts-check

import { parseArgs } from 'node:util';
import { loadCore } from '../load-core.mjs';
import { samhainrc, yulerc } from './generators.mjs';

const { values } = parseArgs({
	options: { lines: { type: 'string', default: '10000' }, edits: { type: 'string', default: '60' } },
});
const core = await loadCore();

/** @typedef {(analysis: any) => unknown} View */

/** @type {Readonly<Record<string, View>>} */
const views = {
	'options in force': (analysis) =>
		core.effectiveText(core.effectiveOptions(analysis.view()), core.unreadRanges(analysis.model.store.all())),
	'inactive lines': (analysis) => [
		core.unreadRanges(analysis.model.store.all()),
		core.conditionHosts(analysis.model.store.all()),
	],
	'who receives what': (analysis) => core.routeTable(core.routesOf(analysis.view())),
	'watched paths': (analysis) =>
		core.watchedItems(core.assumeCoverage(analysis), { showsUnwatched: false, filter: '' }),
	'effect of a change': (analysis) => {
		const old = sideOf(new core.Analysis(analysis.text, analysis.settings));
		const changed = sideOf(analysis);
		return core.diffConfigurations(old, changed, core.assumedTreeOf([old, changed]));
	},
};

/** @param {any} analysis */
function sideOf(analysis) {
	return {
		view: analysis.view(),
		configuration: core.readWatchConfiguration(analysis.model, analysis.daemon),
	};
}

for (const [language, make] of /** @type {const} */ ([
	['samhainrc', samhainrc],
	['yulerc', yulerc],
])) {
	/** @type {{ filename: string, text: string, edits: { line: number, character: number }[] }} */
	const file = make(Number(values.lines));
	for (const [name, view] of Object.entries(views)) {
		const settings = { ...core.DEFAULT_SETTINGS, language, fileName: file.filename };
		const analysis = new core.Analysis(file.text, settings);
		view(analysis);
		/** @type {number[]} */
		const milliseconds = [];
		for (let edit = 0; edit < Number(values.edits); edit++) {
			const place = file.edits[edit % file.edits.length] ?? { line: 0, character: 0 };
			const start = { line: place.line, column: place.character };
			const isInsert = edit % 2 === 0;
			const from = performance.now();
			analysis.edit({
				start,
				end: isInsert ? start : { ...start, column: start.column + 1 },
				text: isInsert ? '7' : '',
			});
			view(analysis);
			milliseconds.push(performance.now() - from);
		}
		milliseconds.sort((a, b) => a - b);
		const at = (/** @type {number} */ share) =>
			(milliseconds[Math.floor((milliseconds.length - 1) * share)] ?? 0).toFixed(1).padStart(6);
		process.stdout.write(
			`${language.padEnd(10)} ${name.padEnd(20)} p50 ${at(0.5)} ms   p95 ${at(0.95)} ms\n`,
		);
	}
}

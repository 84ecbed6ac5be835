// A file that is edited at random, while what is kept of it is compared with a fresh analysis of the same text.
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { type AnalysisSettings, DEFAULT_SETTINGS } from '../../server/src/core/settings/settings.ts';
import type { TextChange } from '../../server/src/core/text/edit.ts';
import { analysisImage } from './analysis-image.ts';
import { randomEdit } from './random-edits.ts';

/** Ways of reading a file that differ in what the analysis keeps. */
export const WAYS: readonly [AnalysisSettings, ...AnalysisSettings[]] = [
	DEFAULT_SETTINGS,
	{ ...DEFAULT_SETTINGS, role: 'client' },
	{ ...DEFAULT_SETTINGS, role: 'server', language: 'yulerc', fileName: 'yulerc' },
	{ ...DEFAULT_SETTINGS, role: 'standalone', host: 'web1.example.org', version: '4.1.4' },
	{ ...DEFAULT_SETTINGS, role: 'client', host: 'db1.example.org', isVerbatim: true },
	{ ...DEFAULT_SETTINGS, fileName: 'samhainrc.erb' },
];

/** Where the kept analysis and the fresh one part. */
export interface Mismatch {
	readonly change: TextChange;
	readonly text: string;
	/** The first line of the image that differs. */
	readonly kept: string;
	readonly fresh: string;
}

/**
 * Edits a file some times over.
 * @param text the file at the start
 * @returns the first difference between what is kept and what is fresh, if there is one
 */
export function editAtRandom(
	random: () => number,
	text: string,
	settings: AnalysisSettings,
	edits: number,
): Mismatch | undefined {
	const kept = new Analysis(text, settings);
	const undo: string[] = [];
	for (let step = 0; step < edits; step++) {
		const change = changeAtRandom(random, kept, undo);
		kept.edit(change);
		// Several edits often come before the next question.
		if (random() < 0.3) continue;
		const mismatch = compare(kept, new Analysis(kept.text, settings), change);
		if (mismatch !== undefined) return mismatch;
	}
	return undefined;
}

/** A random edit; at times the whole text as it was some edits ago, which is what an undo of many steps comes to. */
function changeAtRandom(random: () => number, kept: Analysis, undo: string[]): TextChange {
	if (random() < 0.1) undo.push(kept.text);
	const earlier = random() < 0.02 ? undo.pop() : undefined;
	if (earlier === undefined)
		return randomEdit(random, kept.lineCount, (line) => kept.lineAt(line)?.text.length ?? 0);
	return { start: { line: 0, column: 0 }, end: { line: kept.lineCount, column: 0 }, text: earlier };
}

function compare(kept: Analysis, fresh: Analysis, change: TextChange): Mismatch | undefined {
	const mine = analysisImage(kept);
	const right = analysisImage(fresh);
	if (mine === right) return undefined;
	const lines = mine.split('\n');
	const rightLines = right.split('\n');
	const at = lines.findIndex((line, number) => line !== rightLines[number]);
	return { change, text: kept.text, kept: lines[at] ?? '', fresh: rightLines[at] ?? '' };
}

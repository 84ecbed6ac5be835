// Incremental equals full: whatever is typed, the kept analysis says what a fresh one of the same text says.
import { describe, expect, it } from 'vitest';
import { Analysis } from '../../server/src/core/analysis.ts';
import { type AnalysisSettings, DEFAULT_SETTINGS } from '../../server/src/core/settings.ts';
import { analysisImage } from '../support/analysis-image.ts';
import { pick, randomEdit, randomFile, seeded } from '../support/random-edits.ts';

const settings: readonly [AnalysisSettings, ...AnalysisSettings[]] = [
	DEFAULT_SETTINGS,
	{ ...DEFAULT_SETTINGS, role: 'client' },
	{ ...DEFAULT_SETTINGS, role: 'server', language: 'yulerc', fileName: 'yulerc' },
	{ ...DEFAULT_SETTINGS, role: 'standalone', host: 'web1.example.org', version: '4.1.4' },
	{ ...DEFAULT_SETTINGS, role: 'client', host: 'db1.example.org', isVerbatim: true },
];

/** Edits per run; the long form of this test is a script that passes its own number. */
const EDITS = Number(process.env['EDITS'] ?? 3000);

describe('an analysis that follows edits', () => {
	it('equals a fresh analysis of the text', () => {
		const random = seeded(Number(process.env['SEED'] ?? 20261122));
		let done = 0;
		while (done < EDITS) {
			const chosen = pick(random, settings);
			const size = pick(random, [5, 40, 300]);
			const kept = new Analysis(randomFile(random, size), chosen);
			for (let step = 0; step < 40; step++, done++) {
				const change = randomEdit(random, kept.lineCount, (line) => kept.lineAt(line)?.text.length ?? 0);
				kept.edit(change);
				// Several edits often come before the next question.
				if (random() < 0.3) continue;
				const fresh = new Analysis(kept.text, chosen);
				const image = analysisImage(kept);
				if (image !== analysisImage(fresh)) {
					expect({ change, image }).toEqual({ change, image: analysisImage(fresh) });
				}
			}
		}
		expect(done).toBeGreaterThanOrEqual(EDITS);
	}, 3_600_000);

	it('keeps every byte of the text through edits', () => {
		const random = seeded(7);
		let text = randomFile(random, 200);
		const kept = new Analysis(text, DEFAULT_SETTINGS);
		for (let step = 0; step < 500; step++) {
			const lines = text.split('\n');
			const change = randomEdit(random, lines.length, (line) => lines[line]?.length ?? 0);
			const start = Math.min(change.start.line, lines.length - 1);
			const end = Math.min(change.end.line, lines.length - 1);
			const endColumn = change.end.line > end ? (lines[end]?.length ?? 0) : change.end.column;
			const offset = (line: number, column: number): number =>
				lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + column;
			text =
				text.slice(0, offset(start, change.start.column)) + change.text + text.slice(offset(end, endColumn));
			kept.edit(change);
			expect(kept.text).toBe(text);
		}
	});
});

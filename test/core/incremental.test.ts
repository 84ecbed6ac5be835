// Incremental equals full: whatever is typed, the kept analysis says what a fresh one of the same text says.
import { describe, expect, it } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { type AnalysisSettings, DEFAULT_SETTINGS } from '../../server/src/core/settings/settings.ts';
import { analysisImage } from '../support/analysis-image.ts';
import { editAtRandom, WAYS } from '../support/incremental.ts';
import { pick, randomEdit, randomFile, seeded } from '../support/random-edits.ts';

/** Edits per run; the long form of this test is `scripts/incremental.mjs`. */
const EDITS = 2400;
const EDITS_PER_FILE = 40;

describe('an analysis that follows edits', () => {
	it('equals a fresh analysis of the text', () => {
		const random = seeded(20261122);
		for (let done = 0; done < EDITS; done += EDITS_PER_FILE) {
			const text = randomFile(random, pick(random, [5, 10, 20, 100]));
			expect(editAtRandom(random, text, pick(random, WAYS), EDITS_PER_FILE)).toBeUndefined();
		}
	}, 300_000);

	it('reads a line again that another section once refused', () => {
		// The line stands in [Clients] or [Server]; as a third log server it is refused there, as a second it is not.
		const before = '[Server]\n@web1.example.org\n[Clients]\n@end\n';
		const text = `[Misc]\nSetLogServer=a\n${before}SetLogServer=b\nSetLogServer=c\n`;
		const way: AnalysisSettings = { ...DEFAULT_SETTINGS, role: 'server', fileName: 'yulerc' };
		const kept = new Analysis(text, way);
		analysisImage(kept);
		kept.edit({ start: { line: 1, column: 0 }, end: { line: 2, column: 0 }, text: '' });
		expect(analysisImage(kept)).toBe(analysisImage(new Analysis(kept.text, way)));
	});

	it('looks again at a last line without a newline that is refused no longer', () => {
		// Nothing that the daemon says of such a line is kept, since it never reads it.
		const kept = new Analysis('[External]\n\nSetDefault=ye s', DEFAULT_SETTINGS);
		analysisImage(kept);
		kept.edit({
			start: { line: 1, column: 0 },
			end: { line: 1, column: 0 },
			text: 'OpenCommand=/bin/true\n',
		});
		expect(analysisImage(kept)).toBe(analysisImage(new Analysis(kept.text, DEFAULT_SETTINGS)));
	});

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

// More than is kept: what is left out is known to be, and edits lead back to what a fresh analysis says.
import { describe, expect, it } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { reportFindings } from '../../server/src/core/report/report.ts';
import { type AnalysisSettings, DEFAULT_SETTINGS } from '../../server/src/core/settings/settings.ts';
import { hasMoreLines } from '../../server/src/core/text/text-size.ts';

const KEPT = 50_000;
const client: AnalysisSettings = { ...DEFAULT_SETTINGS, role: 'client' };

function places(analysis: Analysis): readonly string[] {
	return reportFindings(analysis).map(({ ruleId, range }) => `${range.start.line} ${ruleId}`);
}

describe('a file with more findings than are kept', () => {
	const text = `[Misc]\n${'SetLopTime=60\n'.repeat(KEPT + 10)}`;

	it('keeps the first of them', () => {
		const analysis = new Analysis(text, client);
		const found = places(analysis);
		expect(found.length).toBe(KEPT);
		expect(found.at(-1)).toBe(`${KEPT} unknown-option`);
		expect(analysis.hasMoreFindings).toBe(true);
	});

	it('keeps others when one of them is mended', () => {
		const analysis = new Analysis(text, client);
		expect(analysis.hasMoreFindings).toBe(true);
		analysis.edit({ start: { line: 1, column: 4 }, end: { line: 1, column: 4 }, text: 'o' });
		expect(places(analysis)).toEqual(places(new Analysis(analysis.text, client)));
		expect(places(analysis).at(-1)).toBe(`${KEPT + 1} unknown-option`);
	});

	it('has all of them again when there are fewer', () => {
		const analysis = new Analysis(text, client);
		expect(analysis.hasMoreFindings).toBe(true);
		analysis.edit({ start: { line: 3, column: 0 }, end: { line: 40_000, column: 0 }, text: '' });
		expect(analysis.hasMoreFindings).toBe(false);
		expect(places(analysis)).toEqual(places(new Analysis(analysis.text, client)));
	});
});

describe('a line that is edited more often than findings are kept', () => {
	it('leaves none out', () => {
		const analysis = new Analysis('[Misc]\nSetLopTime=6\nSetLopTime=7\n', client);
		for (let at = 0; at <= KEPT; at++) {
			const column = analysis.lineAt(1)?.text.length ?? 0;
			const end = { line: 1, column };
			if (at % 2 === 0) analysis.edit({ start: end, end, text: '0' });
			else analysis.edit({ start: { line: 1, column: column - 1 }, end, text: '' });
			analysis.view();
		}
		expect(places(analysis)).toEqual(['1 unknown-option', '2 unknown-option']);
		expect(analysis.hasMoreFindings).toBe(false);
	});
});

describe('a file with more clients of several entries than are kept', () => {
	it('keeps some and says so', () => {
		const entries = Array.from({ length: KEPT }, (_, at) => {
			const entry = (salt: string): string => `Client=h${at}@${salt}@${'AB'.repeat(128)}\n`;
			return entry('0123456789ABCDEF') + entry('FEDCBA9876543210');
		});
		const settings = { ...client, role: 'server', language: 'yulerc' } as const;
		// Without the arithmetic of each entry, which is not the matter here and takes ten seconds.
		const analysis = new Analysis(`[Clients]\n${entries.join('')}`, settings, { workAtOnce: 0 });
		const found = places(analysis).filter((place) => place.endsWith('duplicate-client'));
		expect(found.length).toBeGreaterThanOrEqual(KEPT);
		expect(found.length).toBeLessThan(2 * KEPT);
		expect(analysis.hasMoreFindings).toBe(true);
	});
});

it('counts the text behind the last line feed as a line', () => {
	expect(hasMoreLines('a\nb\n', 3)).toBe(false);
	expect(hasMoreLines('a\nb\n', 2)).toBe(true);
	expect(hasMoreLines('', 0)).toBe(true);
});

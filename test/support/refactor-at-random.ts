// Refactorings at random: those that promise to keep the reading are compared on every host; no line is lost by any.
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { refactoringsAt } from '../../server/src/core/features/refactorings/refactorings.ts';
import type { AnalysisSettings } from '../../server/src/core/settings/settings.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { readingImage } from './reading-image.ts';

/** Where a refactoring breaks its promise. */
export interface RefactorMismatch {
	readonly title: string;
	readonly why: string;
	readonly before: string;
	readonly after: string;
}

const HOSTS = ['web1.example.org', 'web2.example.org', 'db1.example.org', 'elsewhere.example.net'];

/** Texts of lines that are not blank, without the mark of a comment, sorted. */
function contentOf(text: string): readonly string[] {
	return text
		.split('\n')
		.map((line) => line.trim().replace(/^# /, '').trim())
		.filter((line) => line !== '')
		.sort();
}

/** The facts of a reading in any order. */
function factsOf(text: string, { host: _, ...settings }: AnalysisSettings, host: string | undefined): string {
	return (
		readingImage(text, host === undefined ? settings : { ...settings, host })
			.split('\n')
			// The server keeps entries by their names, whatever their order.
			.map((fact) =>
				fact.startsWith('Clients/Client ')
					? fact
							.split(/ (?:\| )?/)
							.sort()
							.join(' ')
					: fact,
			)
			.sort()
			.join('\n')
	);
}

/**
 * Applies every refactoring that is offered for some lines of a file.
 * @returns how many there were, or the first one that breaks its promise
 */
export function refactorAtRandom(
	random: () => number,
	text: string,
	settings: AnalysisSettings,
): number | RefactorMismatch {
	const count = text.split('\n').length;
	const first = Math.floor(random() * count);
	const last = Math.min(count - 1, first + Math.floor(random() * 3));
	const offered = refactoringsAt(new Analysis(text, settings), { first, last });
	for (const { title, edits, keepsReading, newFile } of offered) {
		const after = applyEdits(text, edits);
		const mismatch = (why: string): RefactorMismatch => ({ title, why, before: text, after });
		if (/^(?:Merge|Move|Sort|Comment)/.test(title)) {
			const lines = new Set([...contentOf(after), ...contentOf(newFile?.text ?? '')]);
			if (contentOf(text).some((line) => !lines.has(line))) return mismatch('a line is lost');
		}
		if (!keepsReading) continue;
		for (const host of [undefined, ...HOSTS])
			if (factsOf(text, settings, host) !== factsOf(after, settings, host))
				return mismatch(`the reading on ${host ?? 'any host'}`);
	}
	return offered.length;
}

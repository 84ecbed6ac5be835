// Fixes that silence a finding by a comment: they are offered for every finding and never applied by themselves.
import type { Analysis } from '../analysis/analysis.ts';
import type { ReportedFinding } from '../report/report.ts';
import type { TextEdit } from '../text/edit.ts';

/** The suppression comments; each is on its own line and names rules. */
export const SUPPRESSION_WORDS = {
	nextLine: 'samhain-lint-disable-next-line',
	disable: 'samhain-lint-disable',
	enable: 'samhain-lint-enable',
	file: 'samhain-lint-disable-file',
} as const;

export interface SuppressionFix {
	readonly title: string;
	readonly edits: readonly TextEdit[];
}

/** The comments that would silence a finding: for its line, and for the whole file. */
export function suppressionFixes(analysis: Analysis, finding: ReportedFinding): readonly SuppressionFix[] {
	const { ruleId, range } = finding;
	// A comment that silences nothing is to be taken away, not to be silenced by a further one.
	if (ruleId === 'unused-suppression') return [];
	const { store } = analysis.model;
	const { line } = range.start;
	const text = store.lineAt(line)?.text ?? '';
	const indent = /^[ \t]*/.exec(text)?.[0] ?? '';
	const comment = (word: string): string => `# ${word} ${ruleId}${analysis.lineEnd}`;
	const above = { line, column: 0 };
	// A byte order mark has to stay the first character.
	const top = { line: 0, column: store.lineAt(0)?.text.startsWith('\ufeff') === true ? 1 : 0 };
	return [
		{
			title: `Disable ${ruleId} for this line`,
			edits: [
				{
					range: { start: above, end: above },
					text: indent + comment(SUPPRESSION_WORDS.nextLine),
				},
			],
		},
		{
			title: `Disable ${ruleId} for this file`,
			edits: [{ range: { start: top, end: top }, text: comment(SUPPRESSION_WORDS.file) }],
		},
	];
}

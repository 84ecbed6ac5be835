// One fix at every place of findings that are equal, which an editor shows as one.
import type { Analysis } from '../analysis/analysis.ts';
import { isGoodFix } from '../report/fix-trial.ts';
import { equalFindings } from '../report/join-equal.ts';
import { type ReportedFinding, type ReportedFix, reportFindings } from '../report/report.ts';
import { compareRanges, rangesTouch } from '../text/range.ts';

/** More places than anybody changes unseen. */
const MAX_PLACES = 100;

/**
 * The fixes of a finding that can be made at each place where the file has the same finding, as one edit.
 * @param findings all findings of the file, not joined
 * @returns nothing for a finding of one place, or of more than 100
 */
export function fixesOfEqual(
	analysis: Analysis,
	finding: ReportedFinding,
	findings: readonly ReportedFinding[],
): readonly ReportedFix[] {
	const count = equalFindings(finding, findings).length;
	if (count < 2 || count > MAX_PLACES) return [];
	// The fixes are tried together, which costs no more than one of them.
	const untried = reportFindings(analysis, () => true);
	const equal = equalFindings(finding, untried);
	return finding.fixes().flatMap((fix) => {
		const all = equal.map((each) => each.fixes(({ title }) => title === fix.title)[0]);
		const fixes = all.filter((each) => each !== undefined && isOfThisFile(each));
		const edits = fixes.flatMap((each) => each?.edits ?? []).sort((a, b) => compareRanges(a.range, b.range));
		const collide = edits.some(({ range }, at) => {
			const next = edits[at + 1];
			return next !== undefined && rangesTouch(range, next.range);
		});
		if (fixes.length < equal.length || collide || !isGoodFix(analysis, finding.ruleId, edits, equal.length))
			return [];
		const others = equal.length === 2 ? 'other place' : `${equal.length - 1} other places`;
		return [{ ...fix, title: `${fix.title}, also at the ${others}`, edits, isPreferred: false }];
	});
}

function isOfThisFile({ otherEdits = [], renames = [] }: ReportedFix): boolean {
	return otherEdits.length === 0 && renames.length === 0;
}

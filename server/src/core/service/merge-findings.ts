// The findings of a file: those that it has by itself, and those that only other files show.
import { compareFindings, type ReportedFinding } from '../report/report.ts';

/** Both kinds as one list from top to bottom. */
export function mergeFindings(
	own: readonly ReportedFinding[],
	others: readonly ReportedFinding[],
): readonly ReportedFinding[] {
	if (others.length === 0) return own;
	return [...own, ...others].sort(compareFindings);
}

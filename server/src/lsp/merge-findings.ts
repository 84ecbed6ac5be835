// Findings of a file by itself and findings about its deployment, as one list from top to bottom.
import type { ReportedFinding } from '../core/index.ts';

/** The findings of an open document: its own and, between them, those about the deployment. */
export function mergeFindings(
	own: readonly ReportedFinding[],
	others: readonly ReportedFinding[],
): readonly ReportedFinding[] {
	if (others.length === 0) return own;
	return [...own, ...others].sort(
		(a, b) => a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column,
	);
}

// Texts of findings about a deployment with short paths, as people see them in the workspace.
import type { ReportedFinding } from '../../core/index.ts';

/**
 * A finding with all its texts shortened; the titles of its fixes when they are asked for.
 * @param shorten gives a text in which paths are as they are seen in the workspace
 */
export function shortenTexts(finding: ReportedFinding, shorten: (text: string) => string): ReportedFinding {
	return {
		...finding,
		what: shorten(finding.what),
		related: finding.related.map((one) => ({ ...one, message: shorten(one.message) })),
		fixes: () => finding.fixes().map((fix) => ({ ...fix, title: shorten(fix.title) })),
	};
}

// Findings of a deployment as a user gets them: like those of a single file, with places and edits in several.
import type { Analysis } from '../analysis/analysis.ts';
import type { Place } from '../deployment/model/deployment-model.ts';
import type { ReportedFinding, ReportedFix, TextEdit, TextRange } from '../report/report.ts';
import type { DeploymentFinding, DeploymentFix } from '../rules/deployment/deployment-finding.ts';
import type { Severity } from '../rules/finding.ts';
import { Suppressions } from '../rules/suppressions.ts';
import { appendTo } from '../text/multimap.ts';

/** What a file has to say about the findings in it. */
export interface FileJudge {
	readonly rules: Readonly<Record<string, Severity | 'off'>>;
	/** Present where comments of the file may silence findings. */
	readonly analysis?: Analysis;
}

function rangeOf({ line, startColumn, endColumn }: Place): TextRange {
	// A line that is being replaced has no number until the facts are read anew.
	const at = Math.max(0, line);
	return { start: { line: at, column: startColumn }, end: { line: at, column: endColumn } };
}

function editsOf(fix: DeploymentFix): Map<string, TextEdit[]> {
	const byFile = new Map<string, TextEdit[]>();
	for (const { place, text } of fix.edits) {
		const edit = { range: rangeOf(place), text };
		appendTo(byFile, place.file, edit);
	}
	return byFile;
}

function reportFix(fix: DeploymentFix, file: string): ReportedFix {
	const byFile = editsOf(fix);
	const edits = byFile.get(file) ?? [];
	byFile.delete(file);
	const otherEdits = [...byFile].map(([other, list]) => ({ file: other, edits: list }));
	return {
		title: fix.title,
		edits,
		...(otherEdits.length === 0 ? undefined : { otherEdits }),
		...(fix.renames === undefined ? undefined : { renames: fix.renames }),
		// Which of two files is right, only a person knows.
		isSafe: false,
		isPreferred: false,
	};
}

function report(finding: DeploymentFinding, severity: Severity): ReportedFinding {
	const { file } = finding.place;
	return {
		ruleId: finding.ruleId,
		severity,
		range: rangeOf(finding.place),
		what: finding.what,
		why: finding.why,
		advice: finding.advice,
		daemonSays: [],
		related: finding.related.map(({ place, message }) => ({
			range: rangeOf(place),
			message,
			...(place.file === file ? undefined : { file: place.file }),
		})),
		guidance: finding.guidance,
		isAcrossFiles: true,
		fixes: () => finding.fixes.map((fix) => reportFix(fix, file)),
	};
}

/**
 * The findings that are left when the file's severities and comments have had their say; sorted by place.
 * @param findings all in one file
 */
export function judgeFindings(
	findings: Iterable<DeploymentFinding>,
	judge: FileJudge,
): { readonly finding: DeploymentFinding; readonly reported: ReportedFinding }[] {
	let suppressions: Suppressions | undefined;
	const left: { finding: DeploymentFinding; reported: ReportedFinding }[] = [];
	for (const finding of findings) {
		const severity = judge.rules[finding.ruleId] ?? finding.severity;
		if (severity === 'off') continue;
		const line = judge.analysis?.lineAt(Math.max(0, finding.place.line));
		if (judge.analysis !== undefined && line !== undefined) {
			suppressions ??= new Suppressions(judge.analysis.view(), judge.rules);
			const { startColumn: start, endColumn: end } = finding.place;
			if (suppressions.covers({ rule: finding.ruleId, line, start, end, what: finding.what })) continue;
		}
		left.push({ finding, reported: report(finding, severity) });
	}
	return left.sort(
		(a, b) =>
			a.reported.range.start.line - b.reported.range.start.line ||
			a.reported.range.start.column - b.reported.range.start.column ||
			(a.reported.ruleId < b.reported.ruleId ? -1 : 1),
	);
}

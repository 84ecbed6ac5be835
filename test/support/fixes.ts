// Applies every fix of every finding of a text, and tells which of them do not keep the promise: the finding goes, and
// nothing of warning or above comes.
import type { ReportedFinding } from '../../server/src/core/report/report.ts';
import type { AnalysisSettings } from '../../server/src/core/settings/settings.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { lint, settingsOf } from './check-lint.ts';

function isSerious({ severity }: ReportedFinding): boolean {
	return severity === 'error' || severity === 'warning';
}

function countSerious(findings: readonly ReportedFinding[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const finding of findings.filter(isSerious))
		counts.set(finding.ruleId, (counts.get(finding.ruleId) ?? 0) + 1);
	return counts;
}

function count(findings: readonly ReportedFinding[], ruleId: string): number {
	return findings.filter((finding) => finding.ruleId === ruleId).length;
}

/** Fixes of a text that leave their finding or add a serious one; empty when all is well. */
export function brokenFixes(text: string, settings: Partial<AnalysisSettings> = {}): readonly string[] {
	// The fixed text is read by the same daemon, also when the fix takes away what told the role.
	const resolved = { ...settingsOf(text), ...settings };
	const before = lint(text, resolved);
	const serious = countSerious(before);
	const broken: string[] = [];
	for (const finding of before) {
		for (const fix of finding.fixes()) {
			const fixed = applyEdits(text, fix.edits);
			const name = `${finding.ruleId} at line ${finding.range.start.line + 1}: ${fix.title}`;
			if (fixed === text) {
				broken.push(`${name}: changes nothing`);
				continue;
			}
			const after = lint(fixed, resolved);
			if (count(after, finding.ruleId) >= count(before, finding.ruleId))
				broken.push(`${name}: finding stays`);
			for (const [rule, number] of countSerious(after)) {
				if (number > (serious.get(rule) ?? 0)) broken.push(`${name}: adds ${rule}`);
			}
		}
	}
	return broken;
}

// Applies every fix of every finding as its rule made it, untried, and lists those that do not keep the promise: the
// finding goes, and the fix brings no error or warning of its own.
//
// A rule answers for what it can see. A fix may bring lines into force that the daemon passed over, and those may have
// mistakes that were there all along: then only what a rule about single lines finds in text that the fix wrote counts. Nor
// does, for a fix of a rule about single lines, what only the rest of the file shows. In both cases the trial of the report
// decides whether a fix is offered; it has a test of its own.
import type { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { type ReportedFinding, reportFindings } from '../../server/src/core/report/report.ts';
import { ruleById } from '../../server/src/core/rules/index.ts';
import type { AnalysisSettings } from '../../server/src/core/settings/settings.ts';
import { applyEdits, type TextEdit } from '../../server/src/core/text/edit.ts';
import { applyAcross } from './apply-fix.ts';
import { analyse } from './check-lint.ts';
import { loadDeployment } from './deployment.ts';
import type { FixtureFile } from './fixture.ts';
import { settingsOf } from './settings.ts';

/** A fix that does not keep its promise. */
export interface BrokenFix {
	readonly rule: string;
	/** Line of the finding, from 1. */
	readonly line: number;
	readonly title: string;
	/** `changes nothing`, `finding stays`, or the id of the rule that finds something new. */
	readonly fault: string;
}

/** Rules about single lines that compare the line with earlier ones, as the daemon does. */
const COMPARING = new Set(['repeated-name']);

/** Offers each fix as the rule made it: a rule with a bad one is to be seen. */
function offerAll(): true {
	return true;
}

function isSerious({ severity }: ReportedFinding): boolean {
	return severity === 'error' || severity === 'warning';
}

function countByRule(findings: readonly ReportedFinding[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const { ruleId } of findings) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
	return counts;
}

/** Text of a text from one position to another. */
function sliceOf(lines: readonly string[], { start, end }: TextEdit['range']): string {
	return lines
		.slice(start.line, end.line + 1)
		.map((line, at, all) => {
			const from = at === 0 ? start.column : 0;
			return line.slice(from, at === all.length - 1 ? end.column : undefined);
		})
		.join('\n');
}

/** Whether what a finding flags was in the file before: in a line that was there, or in text that the fix moved. */
function isUsersOwn(
	finding: ReportedFinding,
	before: string,
	after: string,
	edits: readonly TextEdit[],
): boolean {
	const old = before.split('\n');
	const now = after.split('\n');
	const line = now[finding.range.start.line]?.trim();
	if (old.some((one) => one.trim() === line)) return true;
	const flagged = sliceOf(now, finding.range);
	const moved = edits.map((edit) => sliceOf(old, edit.range)).join('\n');
	const written = edits.map(({ text }) => text).join('\n');
	return !written.includes(flagged) || moved.includes(flagged);
}

/** Whether a rule about single lines finds something in the text that the user wrote. */
function isHidden(
	finding: ReportedFinding,
	before: string,
	after: string,
	edits: readonly TextEdit[],
): boolean {
	return ruleById(finding.ruleId)?.scope === 'line' && isUsersOwn(finding, before, after, edits);
}

/** How often each option line is in force, by its text. */
function linesInForce(analysis: Analysis): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const { text, parsed } of analysis.model.store.all()) {
		if (parsed.kind !== 'option' || parsed.isRejected === true) continue;
		counts.set(text.trim(), (counts.get(text.trim()) ?? 0) + 1);
	}
	return counts;
}

/** Whether more lines are in force than before, and all that were still are. */
function bringsIntoForce(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): boolean {
	const isMore = [...after].some(([text, count]) => count > (before.get(text) ?? 0));
	return isMore && [...before].every(([text, count]) => count <= (after.get(text) ?? 0));
}

/** Whether a rule about single lines cannot know that its fix brings a finding of another one. */
function isBlindTo(rule: string, other: string): boolean {
	if (ruleById(rule)?.scope !== 'line') return false;
	return ruleById(other)?.scope !== 'line' || COMPARING.has(other);
}

/** Fixes of a text that do not keep their promise; empty when all is well. */
export function brokenFixes(text: string, settings: Partial<AnalysisSettings> = {}): readonly BrokenFix[] {
	// The fixed text is read by the same daemon, also when the fix takes away what told the role.
	const resolved = { ...settingsOf(text), ...settings };
	const analysis = analyse(text, resolved);
	const before = reportFindings(analysis, offerAll);
	const inForce = linesInForce(analysis);
	const counts = countByRule(before);
	const serious = countByRule(before.filter(isSerious));
	const broken: BrokenFix[] = [];
	for (const finding of before) {
		const rule = finding.ruleId;
		for (const { title, edits } of finding.fixes()) {
			const add = (fault: string): number =>
				broken.push({ rule, line: finding.range.start.line + 1, title, fault });
			const fixed = applyEdits(text, edits);
			if (fixed === text) {
				add('changes nothing');
				continue;
			}
			const fixedAnalysis = analyse(fixed, resolved);
			const after = reportFindings(fixedAnalysis);
			const isWaking = bringsIntoForce(inForce, linesInForce(fixedAnalysis));
			if ((countByRule(after).get(rule) ?? 0) >= (counts.get(rule) ?? 0)) add('finding stays');
			const left = after.filter(isSerious);
			for (const [other, number] of countByRule(left)) {
				if (number <= (serious.get(other) ?? 0)) continue;
				const found = left.filter(({ ruleId }) => ruleId === other);
				if (isBlindTo(rule, other) || found.every((one) => isHidden(one, text, fixed, edits))) continue;
				if (!isWaking || ruleById(other)?.scope === 'line') add(other);
			}
		}
	}
	return broken;
}

/** Everything that is found in the files of a deployment, in each by itself and in all together. */
function findAll(files: readonly FixtureFile[]): readonly ReportedFinding[] {
	const deployment = loadDeployment(files);
	const own = deployment.configurationFiles().flatMap((file) => deployment.ownFindings(file));
	return [...own, ...[...deployment.shownFindings()].map(({ reported }) => reported)];
}

/** Fixes of findings about a deployment that do not keep their promise; empty when all is well. */
export function brokenAcross(files: readonly FixtureFile[]): readonly BrokenFix[] {
	const before = findAll(files);
	const counts = countByRule(before);
	const serious = countByRule(before.filter(isSerious));
	const broken: BrokenFix[] = [];
	for (const { file, reported } of loadDeployment(files).shownFindings()) {
		const rule = reported.ruleId;
		for (const fix of reported.fixes()) {
			const after = findAll(applyAcross(files, file, fix));
			const add = (fault: string): number =>
				broken.push({ rule, line: reported.range.start.line + 1, title: fix.title, fault });
			if ((countByRule(after).get(rule) ?? 0) >= (counts.get(rule) ?? 0)) add('finding stays');
			for (const [other, number] of countByRule(after.filter(isSerious)))
				if (number > (serious.get(other) ?? 0)) add(other);
		}
	}
	return broken;
}

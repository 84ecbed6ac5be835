// Findings as a user gets them: severities and suppressions applied, texts put together, places as numbers, top to bottom.
import type { Analysis } from '../analysis/analysis.ts';
import { LINE_NUMBER } from '../daemon/daemon.ts';
import type { Line } from '../document/line-store.ts';
import type { Rule } from '../rules/define-rule.ts';
import { isCrossFileRule } from '../rules/deployment/cross-file-rules.ts';
import type { Finding, Fix, LineEdit, Severity } from '../rules/finding.ts';
import { ruleById } from '../rules/index.ts';
import { type RuleScope, Suppressions } from '../rules/suppressions.ts';
import { isGoodFix } from './fix-trial.ts';

/** A stretch of text; lines and UTF-16 columns from 0, the end exclusive. */
export interface TextRange {
	readonly start: { readonly line: number; readonly column: number };
	readonly end: { readonly line: number; readonly column: number };
}

/** One finding, ready to be shown; plain data but for the fixes, which are made on demand. */
export interface ReportedFinding {
	readonly ruleId: string;
	readonly severity: Severity;
	readonly range: TextRange;
	/** What is wrong, why it matters, what to do. */
	readonly what: string;
	readonly why: string;
	readonly advice: string;
	/** What the daemon itself says of the line; empty where it is silent. */
	readonly daemonSays: readonly string[];
	/** Other places it speaks of; in another file where one is named. */
	readonly related: readonly {
		readonly range: TextRange;
		readonly message: string;
		readonly file?: string;
	}[];
	readonly tag?: 'unnecessary' | 'deprecated';
	readonly guidance?: string;
	/** It took several files to see it; what the daemon says of this one line is then not all that it says. */
	readonly isAcrossFiles?: boolean;
	/** Those that are wanted, or all; each is tried on a copy of the file, which costs more than making it. */
	readonly fixes: (isWanted?: (fix: ReportedFix) => boolean) => readonly ReportedFix[];
}

export interface TextEdit {
	readonly range: TextRange;
	readonly text: string;
}

export interface ReportedFix {
	readonly title: string;
	readonly edits: readonly TextEdit[];
	/** Edits of other files that belong to it. */
	readonly otherEdits?: readonly { readonly file: string; readonly edits: readonly TextEdit[] }[];
	/** Files that get another name. */
	readonly renames?: readonly { readonly from: string; readonly to: string }[];
	readonly isSafe: boolean;
	readonly isPreferred: boolean;
}

/**
 * The findings of a file, sorted by place.
 * @param analysis brought up to date by this call
 */
export function reportFindings(analysis: Analysis): ReportedFinding[] {
	const view = analysis.view();
	const suppressions = new Suppressions(view, analysis.settings.rules, scopeOf);
	const reported: ReportedFinding[] = [];
	for (const finding of analysis.rawFindings()) {
		const rule = ruleById(finding.rule);
		const severity = severityOf(finding, rule, analysis);
		if (severity === 'off' || suppressions.covers(finding)) continue;
		reported.push(reportFinding(finding, rule, severity, analysis));
	}
	for (const finding of suppressions.unused()) {
		const rule = ruleById(finding.rule);
		const severity = severityOf(finding, rule, analysis);
		if (severity !== 'off') reported.push(reportFinding(finding, rule, severity, analysis));
	}
	return reported.sort(byRange);
}

function scopeOf(id: string): RuleScope {
	if (ruleById(id) !== undefined) return 'file';
	return isCrossFileRule(id) ? 'deployment' : 'none';
}

function byRange(a: ReportedFinding, b: ReportedFinding): number {
	return (
		a.range.start.line - b.range.start.line ||
		a.range.start.column - b.range.start.column ||
		a.range.end.line - b.range.end.line ||
		a.range.end.column - b.range.end.column ||
		(a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0)
	);
}

/** The user's severity; a rule that grades its findings keeps the order below the one chosen for the rule. */
function severityOf(finding: Finding, rule: Rule | undefined, analysis: Analysis): Severity | 'off' {
	const chosen = analysis.settings.rules[finding.rule];
	if (chosen !== undefined) return chosen;
	return finding.severity ?? rule?.defaultSeverity ?? 'warning';
}

function reportFinding(
	finding: Finding,
	rule: Rule | undefined,
	severity: Severity,
	analysis: Analysis,
): ReportedFinding {
	const { store } = analysis.model;
	const number = store.numberOf(finding.line);
	const last = finding.lastLine === undefined ? number : store.numberOf(finding.lastLine);
	const daemonSays = analysis
		.daemonMessagesOf(finding.line)
		.map(({ severity: word, text }) =>
			shorten(`${word} ${text.replaceAll(LINE_NUMBER, String(number + 1))}`),
		);
	const guidance = finding.guidance ?? rule?.guidance;
	return {
		ruleId: finding.rule,
		severity,
		range: { start: { line: number, column: finding.start }, end: { line: last, column: finding.end } },
		what: shorten(finding.what),
		why: finding.why ?? rule?.why ?? '',
		advice: finding.advice ?? rule?.advice ?? '',
		daemonSays,
		related: (finding.related ?? []).map((span) => {
			const line = store.numberOf(span.line);
			return {
				range: { start: { line, column: span.start }, end: { line, column: span.end } },
				message: span.message,
			};
		}),
		...(finding.tag === undefined ? undefined : { tag: finding.tag }),
		...(guidance === undefined ? undefined : { guidance }),
		fixes: (isWanted = () => true) =>
			(finding.fixes?.() ?? [])
				.map((fix) => reportFix(fix, analysis))
				.filter((fix) => isWanted(fix) && isGoodFix(analysis, finding.rule, fix.edits)),
	};
}

/** Longest text of a finding: a value may have megabytes, and nobody reads them in a message. */
const MAX_TEXT = 1000;

function shorten(text: string): string {
	return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT / 2)} … ${text.slice(-MAX_TEXT / 4)}`;
}

/** Turns a rule's fix into text edits, as they apply to the text as it is now. */
export function reportFix(fix: Fix, analysis: Analysis): ReportedFix {
	return {
		title: fix.title,
		edits: fix.edits.map((edit) => toTextEdit(edit, analysis)),
		isSafe: fix.isSafe ?? false,
		isPreferred: fix.isPreferred ?? false,
	};
}

function toTextEdit(edit: LineEdit, analysis: Analysis): TextEdit {
	const { store } = analysis.model;
	const line = store.numberOf(edit.line);
	switch (edit.kind) {
		case 'replace':
			return {
				range: { start: { line, column: edit.start }, end: { line, column: edit.end } },
				text: edit.text,
			};
		case 'insert': {
			const added = edit.lines.join(analysis.lineEnd);
			if (edit.where === 'before') {
				const at = { line, column: 0 };
				return { range: { start: at, end: at }, text: added + analysis.lineEnd };
			}
			const at = { line, column: visibleLength(edit.line) };
			return { range: { start: at, end: at }, text: analysis.lineEnd + added };
		}
		case 'delete': {
			const start = { line, column: 0 };
			const next = edit.until === undefined ? line + 1 : store.numberOf(edit.until);
			if (next < store.lineCount) return { range: { start, end: { line: next, column: 0 } }, text: '' };
			// The last line takes the line end before it along.
			const above = line > 0 ? store.lineAt(line - 1) : undefined;
			const from = above === undefined ? start : { line: line - 1, column: visibleLength(above) };
			return { range: { start: from, end: { line, column: edit.line.text.length } }, text: '' };
		}
	}
}

/** Length of a line without the CR of its line end. */
function visibleLength(line: Line): number {
	return line.text.endsWith('\r') ? line.text.length - 1 : line.text.length;
}

/** Applies text edits that do not overlap; positions are those of the text given. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
	const starts: number[] = [0];
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
	const offset = (at: { line: number; column: number }): number =>
		(starts[at.line] ?? text.length) + at.column;
	const sorted = [...edits].sort((a, b) => offset(a.range.start) - offset(b.range.start));
	let out = '';
	let done = 0;
	for (const edit of sorted) {
		const start = offset(edit.range.start);
		if (start < done) continue;
		out += text.slice(done, start) + edit.text;
		done = Math.max(done, offset(edit.range.end));
	}
	return out + text.slice(done);
}

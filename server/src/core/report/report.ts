// Findings as a user gets them: severities and suppressions applied, texts put together, places as numbers, top to bottom.
import type { Analysis } from '../analysis/analysis.ts';
import { LINE_NUMBER } from '../daemon/daemon.ts';
import type { Line } from '../document/line-store.ts';
import type { Edit, FileLine, FindingOf, FixOf } from '../finding/finding.ts';
import { type Confidence, isAcross } from '../rules/define-rule.ts';
import type { FileFinding } from '../rules/finding.ts';
import { ruleById } from '../rules/index.ts';
import { severityFor } from '../rules/persona.ts';
import { type RuleScope, Suppressions } from '../rules/suppressions.ts';
import type { Persona, Severity } from '../settings/settings.ts';
import type { TextEdit } from '../text/edit.ts';
import { appendTo } from '../text/multimap.ts';
import { compareRanges, type TextRange } from '../text/range.ts';
import { isGoodFix } from './fix-trial.ts';

/** One finding, ready to be shown; plain data but for the fixes, which are made on demand. */
export interface ReportedFinding {
	readonly ruleId: string;
	readonly severity: Severity;
	/** How sure it is, apart from how much it matters. */
	readonly confidence: Confidence;
	readonly range: TextRange;
	/** What is wrong, why it matters, what to do. */
	readonly what: string;
	readonly why: string;
	readonly advice: string;
	/** The daemon's own messages about the line; empty if it logs none. */
	readonly daemonSays: readonly string[];
	/** It logs them only on a machine that lacks something. */
	readonly dependsOnMachine?: boolean;
	/** Other places it speaks of; in another file where one is named. */
	readonly related: readonly {
		readonly range: TextRange;
		readonly message: string;
		readonly file?: string;
	}[];
	readonly tag?: 'unnecessary' | 'deprecated';
	readonly guidance?: string;
	/** What it has in common with others of its rule, so that they are shown as one. */
	readonly cause?: string;
	/** It was joined with equal ones: `related` has their places. */
	readonly isJoined?: boolean;
	/** The finding needs several files; the daemon's messages about this line alone are then incomplete. */
	readonly isAcrossFiles?: boolean;
	/** Those that are wanted, or all; each is tried on a copy of the file, which costs more than making it. */
	readonly fixes: (isWanted?: (fix: ReportedFix) => boolean) => readonly ReportedFix[];
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

type AnyLine = Line | FileLine;

/** The file that a finding is reported in. */
interface ReportedIn {
	/** Its path in the deployment, for findings about one. */
	readonly file?: string;
	/** Present where it is at hand; findings about the file by itself need it. */
	readonly analysis?: Analysis;
	/** Whether a fix is offered; absent: each is, since one file alone cannot show its effect on several. */
	readonly trial?: FixTrial;
}

/** Whether a fix of a rule's finding keeps its promise in the file that it changes. */
export type FixTrial = (analysis: Analysis, ruleId: string, edits: readonly TextEdit[]) => boolean;

/**
 * The findings of a file by itself, sorted by place.
 * @param analysis brought up to date by this call
 * @param trial which fixes are offered
 */
export function reportFindings(analysis: Analysis, trial: FixTrial = isGoodFix): ReportedFinding[] {
	const { rules, ignoresSuppressions, persona } = analysis.settings;
	const { store } = analysis.model;
	const isOff = isOffFor({ rules, persona });
	const suppressions =
		ignoresSuppressions === true ? undefined : new Suppressions(analysis.view(), isOff, scopeOf);
	const reported: ReportedFinding[] = [];
	for (const finding of analysis.rawFindings()) {
		const severity = severityOf(finding, { rules, persona });
		if (severity === 'off' || suppressions?.covers(finding.rule, store.numberOf(finding.line)) === true)
			continue;
		reported.push(reportFinding(finding, severity, { analysis, trial }));
	}
	for (const finding of suppressions?.unused() ?? []) {
		const severity = severityOf(finding, { rules, persona });
		if (severity !== 'off') reported.push(reportFinding(finding, severity, { analysis, trial }));
	}
	return reported.sort(compareFindings);
}

/** What a file contributes to findings of its deployment in it. */
export interface FileJudge extends ReportedIn {
	readonly file: string;
	/** Severities of the file's settings. */
	readonly rules: Readonly<Record<string, Severity | 'off'>>;
	readonly persona: Persona | undefined;
}

/** A finding about a deployment that is shown, with the client that it is about. */
export interface ShownFinding {
	readonly file: string;
	readonly client?: string;
	readonly reported: ReportedFinding;
}

/**
 * The findings about a deployment that remain after the file's severities and comments apply.
 * @param findings all in the judge's file
 * @returns them by place
 */
export function reportAcross(findings: Iterable<FileFinding>, judge: FileJudge): ShownFinding[] {
	const { file, analysis } = judge;
	const isOff = isOffFor(judge);
	let suppressions: Suppressions | undefined;
	const shown: ShownFinding[] = [];
	for (const finding of findings) {
		const severity = severityOf(finding, judge);
		if (severity === 'off') continue;
		const number = numberOf(finding.line, judge);
		const isSilenceable = analysis?.settings.ignoresSuppressions !== true;
		if (analysis !== undefined && isSilenceable && number < analysis.lineCount) {
			suppressions ??= new Suppressions(analysis.view(), isOff, scopeOf);
			if (suppressions.covers(finding.rule, number)) continue;
		}
		const { client } = finding;
		const reported = reportFinding(finding, severity, judge);
		shown.push({ file, reported, ...(client === undefined ? undefined : { client }) });
	}
	return shown.sort((a, b) => compareFindings(a.reported, b.reported));
}

function scopeOf(id: string): RuleScope {
	const rule = ruleById(id);
	if (rule === undefined) return 'none';
	return isAcross(rule) ? 'deployment' : 'file';
}

/** Order of findings in one file: by place, then by rule. */
export function compareFindings(a: ReportedFinding, b: ReportedFinding): number {
	return compareRanges(a.range, b.range) || (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0);
}

/** The user's severity; a rule that grades its findings keeps the order below the one chosen for the rule. */
function severityOf(
	{ rule: id, severity, confidence }: FindingOf<AnyLine>,
	{ rules, persona = 'default' }: Pick<FileJudge, 'rules' | 'persona'>,
): Severity | 'off' {
	const chosen = rules[id];
	if (chosen !== undefined) return chosen;
	const rule = ruleById(id);
	return rule === undefined ? (severity ?? 'warning') : severityFor(rule, persona, severity, confidence);
}

/** Whether no finding of a rule is reported. */
function isOffFor({
	rules,
	persona = 'default',
}: Pick<FileJudge, 'rules' | 'persona'>): (id: string) => boolean {
	return (id) => {
		const rule = ruleById(id);
		return (rules[id] ?? (rule === undefined ? undefined : severityFor(rule, persona))) === 'off';
	};
}

/** Number of a line from 0. */
function numberOf(line: AnyLine, { analysis }: ReportedIn): number {
	// A line that is being replaced has no number until the facts are read again.
	if ('file' in line) return Math.max(0, line.line);
	return analysis?.model.store.numberOf(line) ?? 0;
}

/** The file of a line, where that is not the one that the finding is in. */
function otherFileOf(line: AnyLine, { file }: ReportedIn): string | undefined {
	return 'file' in line && line.file !== file ? line.file : undefined;
}

function reportFinding(finding: FindingOf<AnyLine>, severity: Severity, where: ReportedIn): ReportedFinding {
	const rule = ruleById(finding.rule);
	const number = numberOf(finding.line, where);
	const last = finding.lastLine === undefined ? number : numberOf(finding.lastLine, where);
	const guidance = finding.guidance ?? rule?.guidance;
	return {
		ruleId: finding.rule,
		severity,
		confidence: finding.confidence ?? rule?.confidence ?? 'high',
		range: { start: { line: number, column: finding.start }, end: { line: last, column: finding.end } },
		what: shorten(finding.what),
		why: finding.why ?? rule?.why ?? '',
		advice: finding.advice ?? rule?.advice ?? '',
		daemonSays: daemonSays(finding.line, number, where),
		...(rule?.dependsOnMachine === true ? { dependsOnMachine: true } : undefined),
		related: (finding.related ?? []).map((span) => {
			const line = numberOf(span.line, where);
			const file = otherFileOf(span.line, where);
			return {
				range: { start: { line, column: span.start }, end: { line, column: span.end } },
				message: span.message,
				...(file === undefined ? undefined : { file }),
			};
		}),
		...(finding.tag === undefined ? undefined : { tag: finding.tag }),
		...(guidance === undefined ? undefined : { guidance }),
		...(finding.cause === undefined ? undefined : { cause: finding.cause }),
		...(rule !== undefined && isAcross(rule) ? { isAcrossFiles: true } : undefined),
		fixes: (isWanted = () => true) =>
			(finding.fixes?.() ?? [])
				.map((fix) => reportFix(fix, where))
				.filter((fix) => isWanted(fix) && isOffered(fix, finding.rule, where)),
	};
}

function isOffered({ edits }: ReportedFix, rule: string, { analysis, trial }: ReportedIn): boolean {
	return analysis === undefined || trial === undefined || trial(analysis, rule, edits);
}

function daemonSays(line: AnyLine, number: number, { analysis }: ReportedIn): readonly string[] {
	if ('file' in line || analysis === undefined) return [];
	return analysis
		.daemonMessagesOf(line)
		.map(({ severity, text }) => shorten(`${severity} ${text.replaceAll(LINE_NUMBER, String(number + 1))}`));
}

/** Longest text of a finding: a value may have megabytes, and nobody reads them in a message. */
const MAX_TEXT = 1000;

function shorten(text: string): string {
	return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT / 2)} … ${text.slice(-MAX_TEXT / 4)}`;
}

/** Turns a rule's fix into text edits, as they apply to the texts as they are now. */
function reportFix(fix: FixOf<AnyLine>, where: ReportedIn): ReportedFix {
	const own: TextEdit[] = [];
	const others = new Map<string, TextEdit[]>();
	for (const edit of fix.edits) {
		const file = otherFileOf(edit.line, where);
		if (file === undefined) own.push(toTextEdit(edit, where));
		else appendTo(others, file, toTextEdit(edit, where));
	}
	const otherEdits = [...others].map(([file, edits]) => ({ file, edits }));
	return {
		title: fix.title,
		edits: own,
		...(otherEdits.length === 0 ? undefined : { otherEdits }),
		...(fix.renames === undefined ? undefined : { renames: fix.renames }),
		isSafe: fix.isSafe ?? false,
		isPreferred: fix.isPreferred ?? false,
	};
}

/** Of a file of a deployment only its line numbers are known: there, whole lines are those with a line feed. */
function toTextEdit(edit: Edit<AnyLine>, where: ReportedIn): TextEdit {
	const line = numberOf(edit.line, where);
	const lineEnd = where.analysis?.lineEnd ?? '\n';
	switch (edit.kind) {
		case 'replace':
			return {
				range: { start: { line, column: edit.start }, end: { line, column: edit.end } },
				text: edit.text,
			};
		case 'insert': {
			const added = edit.lines.join(lineEnd);
			if (edit.where === 'after' && !('file' in edit.line)) {
				const at = { line, column: visibleLength(edit.line) };
				return { range: { start: at, end: at }, text: lineEnd + added };
			}
			const at = { line: edit.where === 'after' ? line + 1 : line, column: 0 };
			return { range: { start: at, end: at }, text: added + lineEnd };
		}
		case 'delete': {
			const start = { line, column: 0 };
			const next = edit.until === undefined ? line + 1 : numberOf(edit.until, where);
			const store = where.analysis?.model.store;
			if ('file' in edit.line || store === undefined || next < store.lineCount)
				return { range: { start, end: { line: next, column: 0 } }, text: '' };
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

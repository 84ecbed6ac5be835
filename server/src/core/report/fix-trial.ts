// Tries a fix on a copy of the file before it is offered: it must take its finding away and bring no other error or
// warning. Knows no rule; the copy follows the file by differences, so that a trial costs what the fix changes.
import { Analysis } from '../analysis/analysis.ts';
import type { TextChange, TextPosition } from '../document/line-store.ts';
import { ruleById } from '../rules/index.ts';
import type { Severity } from '../settings/settings.ts';
import type { TextEdit } from './report.ts';

/** Beyond this size every fix is offered untried: reading the copy and counting would be felt. */
const MAX_LINES = 20_000;
const MAX_FINDINGS = 2_000;

/** Number of findings by rule: all of them, and those that are errors or warnings. */
interface Counts {
	readonly all: ReadonlyMap<string, number>;
	readonly serious: ReadonlyMap<string, number>;
}

interface Trial {
	readonly copy: Analysis;
	text: string;
	before: Counts;
}

const trials = new WeakMap<Analysis, Trial>();

/**
 * Whether a fix keeps its promise.
 * @param analysis the file; it is not changed
 * @param ruleId the rule whose finding the fix is for
 */
export function isGoodFix(analysis: Analysis, ruleId: string, edits: readonly TextEdit[]): boolean {
	if (analysis.lineCount > MAX_LINES || edits.length === 0) return true;
	const trial = trialOf(analysis);
	let total = 0;
	for (const number of trial.before.all.values()) total += number;
	// What no rule of the engine found (an unused comment) cannot be counted here.
	if (total > MAX_FINDINGS || !trial.before.all.has(ruleId)) return true;
	const { change, inverse } = asOneChange(trial.copy, edits);
	trial.copy.edit(change);
	const after = countFindings(trial.copy);
	trial.copy.edit(inverse);
	if ((after.all.get(ruleId) ?? 0) >= (trial.before.all.get(ruleId) ?? 0)) return false;
	for (const [rule, number] of after.serious)
		if (number > (trial.before.serious.get(rule) ?? 0)) return false;
	return true;
}

/** The copy of a file, brought up to its text. */
function trialOf(analysis: Analysis): Trial {
	const { text, settings } = analysis;
	const known = trials.get(analysis);
	const { role } = analysis.role;
	// A fix may take away what told the role; the file is still read by the same daemon.
	const wanted = { ...settings, role: role === 'undecided' ? ('auto' as const) : role };
	if (known !== undefined && isSame(known.copy.settings, wanted)) {
		if (known.text !== text) {
			known.copy.edit(differenceOf(known.text, text));
			known.text = text;
			known.before = countFindings(known.copy);
		}
		return known;
	}
	const copy = new Analysis(text, wanted);
	const trial: Trial = { copy, text, before: countFindings(copy) };
	trials.set(analysis, trial);
	return trial;
}

function isSame(a: object, b: object): boolean {
	const left = Object.entries(a);
	const right = new Map<string, unknown>(Object.entries(b));
	return left.length === right.size && left.every(([key, value]) => right.get(key) === value);
}

function countFindings(analysis: Analysis): Counts {
	const all = new Map<string, number>();
	const serious = new Map<string, number>();
	for (const { rule, severity } of analysis.rawFindings()) {
		all.set(rule, (all.get(rule) ?? 0) + 1);
		if (isSerious(severity ?? ruleById(rule)?.defaultSeverity))
			serious.set(rule, (serious.get(rule) ?? 0) + 1);
	}
	return { all, serious };
}

function isSerious(severity: Severity | undefined): boolean {
	return severity === 'error' || severity === 'warning';
}

/** Several edits as one change of the text between the first and the last, and the change that undoes it. */
function asOneChange(
	analysis: Analysis,
	edits: readonly TextEdit[],
): { readonly change: TextChange; readonly inverse: TextChange } {
	const sorted = [...edits].sort((a, b) => comparePositions(a.range.start, b.range.start));
	const first = sorted[0]?.range.start ?? { line: 0, column: 0 };
	let end: TextPosition = first;
	let text = '';
	for (const edit of sorted) {
		if (comparePositions(edit.range.start, end) < 0) continue;
		text += textBetween(analysis, end, edit.range.start) + edit.text;
		end = edit.range.end;
	}
	const old = textBetween(analysis, first, end);
	return {
		change: { start: first, end, text },
		inverse: { start: first, end: endOf(first, text), text: old },
	};
}

function comparePositions(a: TextPosition, b: TextPosition): number {
	return a.line - b.line || a.column - b.column;
}

function textBetween(analysis: Analysis, from: TextPosition, to: TextPosition): string {
	if (comparePositions(from, to) >= 0) return '';
	const lines: string[] = [];
	for (let line = from.line; line <= to.line; line++) {
		const text = analysis.lineAt(line)?.text ?? '';
		lines.push(text.slice(line === from.line ? from.column : 0, line === to.line ? to.column : undefined));
	}
	return lines.join('\n');
}

/** Where a text ends that is put in at a position. */
function endOf(start: TextPosition, text: string): TextPosition {
	const last = text.lastIndexOf('\n');
	if (last < 0) return { line: start.line, column: start.column + text.length };
	let lines = 0;
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
	return { line: start.line + lines, column: text.length - last - 1 };
}

/** The one change that turns a text into another one. */
function differenceOf(from: string, to: string): TextChange {
	const shorter = Math.min(from.length, to.length);
	let head = 0;
	while (head < shorter && from.charCodeAt(head) === to.charCodeAt(head)) head++;
	let tail = 0;
	while (
		tail < shorter - head &&
		from.charCodeAt(from.length - 1 - tail) === to.charCodeAt(to.length - 1 - tail)
	)
		tail++;
	const origin = { line: 0, column: 0 };
	return {
		start: endOf(origin, from.slice(0, head)),
		end: endOf(origin, from.slice(0, from.length - tail)),
		text: to.slice(head, to.length - tail),
	};
}

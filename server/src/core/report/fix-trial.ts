// Tries a fix on a copy of the file before it is offered: it must take its finding away and bring no other error or
// warning. Knows no rule; the copy follows the file by differences, so that a trial costs what the fix changes.
import { Analysis } from '../analysis/analysis.ts';
import { ruleById } from '../rules/index.ts';
import { isSameSettings, type Severity } from '../settings/settings.ts';
import { differenceOf } from '../text/difference.ts';
import { endOfInserted, type TextChange, type TextEdit } from '../text/edit.ts';
import { comparePositions, ORIGIN, type TextPosition } from '../text/range.ts';

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
 * @param findings how many findings of the rule it takes away at least
 */
export function isGoodFix(
	analysis: Analysis,
	ruleId: string,
	edits: readonly TextEdit[],
	findings = 1,
): boolean {
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
	if ((after.all.get(ruleId) ?? 0) > (trial.before.all.get(ruleId) ?? 0) - findings) return false;
	for (const [rule, number] of after.serious)
		if (number > (trial.before.serious.get(rule) ?? 0)) return false;
	return true;
}

/**
 * What the file would be warned of after a change: how often each rule finds an error or a warning.
 * @param analysis the file; it is not changed
 * @returns undefined where the file is too large to try it
 */
export function seriousAfter(
	analysis: Analysis,
	edits: readonly TextEdit[],
): ReadonlyMap<string, number> | undefined {
	if (analysis.lineCount > MAX_LINES) return undefined;
	const { copy } = trialOf(analysis);
	const { change, inverse } = asOneChange(copy, edits);
	copy.edit(change);
	const { serious } = countFindings(copy);
	copy.edit(inverse);
	return serious;
}

/** The copy of a file, brought up to its text. */
function trialOf(analysis: Analysis): Trial {
	const { text, settings } = analysis;
	const known = trials.get(analysis);
	const { role } = analysis.role;
	// A fix may remove the text that indicates the role; the same daemon still reads the file.
	const wanted = { ...settings, role: role === 'undecided' ? ('auto' as const) : role };
	if (known !== undefined && isSameSettings(known.copy.settings, wanted)) {
		const change = differenceOf(known.text, text);
		if (change !== undefined) {
			known.copy.edit(change);
			known.text = text;
			known.before = countFindings(known.copy);
		}
		return known;
	}
	const copy = new Analysis(text, wanted, { workAtOnce: 0 });
	const trial: Trial = { copy, text, before: countFindings(copy) };
	trials.set(analysis, trial);
	return trial;
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
	const first = sorted[0]?.range.start ?? ORIGIN;
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
		inverse: { start: first, end: endOfInserted(first, text), text: old },
	};
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

// Applies the fixes of a file: the safe ones for "fix all" of an editor and `--fix` of the command line, and the likely ones
// for `--unsafe-fixes`.
import { Analysis } from '../analysis/analysis.ts';
import { type ReportedFinding, type ReportedFix, reportFindings } from '../report/report.ts';
import { differenceOf } from '../text/difference.ts';
import { applyEdits, type TextEdit } from '../text/edit.ts';
import { appendTo } from '../text/multimap.ts';
import { compareRanges, rangesTouch } from '../text/range.ts';

/** A fix may make room for another one; more rounds than this mean that two fixes undo each other. */
const MAX_ROUNDS = 10;

/** The outcome of fixing. */
export interface FixedText {
	readonly text: string;
	/** How many fixes were applied. */
	readonly applied: number;
	/** The edits of the text given that make the new one, from top to bottom, for a patch. */
	readonly edits: readonly TextEdit[];
}

/**
 * Applies the fixes that do not touch each other, until there are none left.
 * @param analysis the file; it is left as it is
 * @param isUnsafe also those that may change what the author meant; without, only the safe ones
 */
export function fixAll(analysis: Analysis, isUnsafe = false): FixedText {
	let text = analysis.text;
	let applied = 0;
	let edits: readonly TextEdit[] = [];
	let findings: readonly ReportedFinding[] = reportFindings(analysis);
	for (let round = 0; round < MAX_ROUNDS; round++) {
		const chosen = chooseEdits(findings, isUnsafe);
		if (chosen.fixes === 0) break;
		text = applyEdits(text, chosen.edits);
		edits = round === 0 ? chosen.edits.toSorted(byPlace) : wholeEdit(analysis.text, text);
		applied += chosen.fixes;
		findings = reportFindings(new Analysis(text, analysis.settings, { workAtOnce: 0 }));
	}
	return { text, applied, edits };
}

function byPlace(a: TextEdit, b: TextEdit): number {
	return compareRanges(a.range, b.range);
}

/** Edits of one round do not apply to the text before it, so several rounds are one edit. */
function wholeEdit(old: string, text: string): readonly TextEdit[] {
	const change = differenceOf(old, text);
	return change === undefined ? [] : [{ range: { start: change.start, end: change.end }, text: change.text }];
}

/** The edits of one round: a fix of each finding, unless it touches one that is chosen already. */
function chooseEdits(
	findings: readonly ReportedFinding[],
	isUnsafe: boolean,
): { edits: readonly TextEdit[]; fixes: number } {
	const edits: TextEdit[] = [];
	const lines = new Map<number, TextEdit[]>();
	let fixes = 0;
	for (const finding of findings) {
		const fix = isUnsafe ? likelyFixOf(finding.fixes()) : finding.fixes(({ isSafe }) => isSafe)[0];
		if (fix === undefined || fix.edits.some((edit) => isTaken(edit, lines))) continue;
		for (const edit of fix.edits) {
			edits.push(edit);
			for (let line = edit.range.start.line; line <= edit.range.end.line; line++) {
				appendTo(lines, line, edit);
			}
		}
		fixes++;
	}
	return { edits, fixes };
}

/**
 * The fix that `--unsafe-fixes` applies: a safe one, else the preferred one, else the only one. Among several that none is
 * preferred of, only the author can choose; a fix of other files or names is never made without being looked at.
 * @param fixes all fixes of one finding
 */
export function likelyFixOf(fixes: readonly ReportedFix[]): ReportedFix | undefined {
	const chosen =
		fixes.find(({ isSafe }) => isSafe) ??
		fixes.find(({ isPreferred }) => isPreferred) ??
		(fixes.length === 1 ? fixes[0] : undefined);
	return chosen?.otherEdits === undefined && chosen?.renames === undefined ? chosen : undefined;
}

function isTaken(edit: TextEdit, lines: ReadonlyMap<number, readonly TextEdit[]>): boolean {
	for (let line = edit.range.start.line; line <= edit.range.end.line; line++)
		if (lines.get(line)?.some((other) => rangesTouch(edit.range, other.range)) === true) return true;
	return false;
}

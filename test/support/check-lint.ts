// Findings as marked text: a comment line `# ^^^^ rule-id: part of the message` under the flagged text says what is
// expected there; `fixture.ts` has the whole notation.
import { expect } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { type ReportedFinding, reportFindings } from '../../server/src/core/report/report.ts';
import type { AnalysisSettings } from '../../server/src/core/settings/settings.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { applyAcross } from './apply-fix.ts';
import { loadDeployment } from './deployment.ts';
import { type FixtureFile, hasFiles, type Mark, readFixture, writeMarks } from './fixture.ts';
import { settingsOf } from './settings.ts';
import { isUpdating, replaceFixture } from './update-fixture.ts';

/** Findings of a text; a rule that throws fails the test. */
export function lint(text: string, settings: Partial<AnalysisSettings> = {}): readonly ReportedFinding[] {
	return reportFindings(analyse(text, settings));
}

export function analyse(text: string, settings: Partial<AnalysisSettings> = {}): Analysis {
	return new Analysis(text, settingsOf(text, settings), {
		ruleFailed: (rule, error) => {
			throw new Error(`rule ${rule} failed: ${String(error)}`);
		},
	});
}

/** A finding with the file that it is in; the path is empty for a fixture of one file. */
interface Found {
	readonly file: string;
	readonly reported: ReportedFinding;
}

/** What is found about the files of a deployment together, in the order of the files. */
function findAcross(files: readonly FixtureFile[]): readonly Found[] {
	const shown = [...loadDeployment(files).shownFindings()];
	return files.flatMap(({ path }) => shown.filter(({ file }) => file === path));
}

function findInFile(
	rule: string,
	{ text }: FixtureFile,
	settings: Partial<AnalysisSettings>,
): readonly Found[] {
	return lint(text, settings)
		.filter(({ ruleId }) => ruleId === rule)
		.map((reported) => ({ file: '', reported }));
}

function toMark({ file, reported }: Found, expected: Mark | undefined): Mark {
	const { range, ruleId: rule, severity, what } = reported;
	const { line, column: start } = range.start;
	// What is expected may be a part of the message, and may leave the severity open.
	const text = expected !== undefined && what.includes(expected.text) ? expected.text : what;
	const shown = expected !== undefined && expected.severity === undefined ? undefined : severity;
	return { file, line, start, end: range.end.column, rule, severity: shown, text };
}

/**
 * Checks that a rule finds exactly what is marked in a fixture. Findings of other rules do not matter in one file; in the
 * files of a deployment all findings that take several files are marked.
 * @param rule the rule's id
 * @param fixture one file or several, with marks
 * @param settings of the file, for a fixture of one
 */
export function checkLint(rule: string, fixture: string, settings: Partial<AnalysisSettings> = {}): void {
	const { files, marks } = readFixture(fixture);
	const [first] = files;
	const found =
		hasFiles(fixture) || first === undefined ? findAcross(files) : findInFile(rule, first, settings);
	const actual = found.map((one, at) => toMark(one, marks[at]));
	if (isUpdating) replaceFixture(fixture, writeMarks(fixture, actual));
	else expect(actual).toEqual(marks);
}

/**
 * Applies a fix of a rule's first finding that offers it, and compares the text.
 * @returns the findings of the rule in the new text
 */
export function checkFix(
	rule: string,
	before: string,
	title: string,
	after: string,
	settings: Partial<AnalysisSettings> = {},
): readonly ReportedFinding[] {
	const fixed = applyFix(rule, before, title, settings);
	expect(fixed).toBe(after);
	return lint(fixed, { ...settingsOf(before), ...settings }).filter(({ ruleId }) => ruleId === rule);
}

/** The text after a fix. */
export function applyFix(
	rule: string,
	text: string,
	title: string,
	settings: Partial<AnalysisSettings> = {},
): string {
	const found = lint(text, settings).filter(({ ruleId }) => ruleId === rule);
	for (const finding of found) {
		const fix = finding.fixes().find((one) => one.title === title);
		if (fix !== undefined) return applyEdits(text, fix.edits);
	}
	const titles = found.flatMap((finding) => finding.fixes().map((fix) => fix.title));
	throw new Error(`no fix "${title}" among ${JSON.stringify(titles)}`);
}

/**
 * Applies a fix of a rule's first finding about a deployment that offers it, and checks that nothing is left to be found
 * about its files together.
 * @param before the files, with or without marks
 * @param changed the files that the fix changes or renames, as they are then
 */
export function checkFixAcross(rule: string, before: string, title: string, changed: string): void {
	const { files } = readFixture(before);
	const found = findAcross(files).filter(({ reported }) => reported.ruleId === rule);
	const offered = found.flatMap(({ file, reported }) => reported.fixes().map((fix) => ({ file, fix })));
	expect(offered.map(({ fix }) => fix.title)).toContain(title);
	for (const { file, fix } of offered.filter((one) => one.fix.title === title).slice(0, 1)) {
		const after = applyAcross(files, file, fix);
		expect(
			after.filter((one) => !files.some(({ path, text }) => path === one.path && text === one.text)),
		).toEqual(readFixture(changed).files);
		expect(findAcross(after)).toEqual([]);
	}
}

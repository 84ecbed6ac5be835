// Findings as marked text: a comment line `# ^^^^ rule-id: part of the message` under the flagged text says what is
// expected there. The marks are taken out before the file is read.
import { expect } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { type ReportedFinding, reportFindings } from '../../server/src/core/report/report.ts';
import type { Example } from '../../server/src/core/rules/define-rule.ts';
import { type AnalysisSettings, DEFAULT_SETTINGS } from '../../server/src/core/settings/settings.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';

interface Mark {
	readonly line: number;
	readonly start: number;
	readonly end: number;
	readonly rule: string;
	readonly severity: string | undefined;
	readonly text: string;
}

/** `#` counts as a mark itself where a `^` follows it at once: it flags text from the first column on. */
const MARK = /^(\s*#\s*)(\^+)\s+([a-z][a-z0-9-]*)(?:\((error|warning|information|hint)\))?:?\s*(.*)$/;

/** Takes the marks out of a fixture. */
export function readMarks(fixture: string): { readonly text: string; readonly marks: readonly Mark[] } {
	const kept: string[] = [];
	const marks: Mark[] = [];
	for (const line of fixture.split('\n')) {
		const match = MARK.exec(line);
		if (match === null) {
			kept.push(line);
			continue;
		}
		const [, lead = '', carets = '', rule = '', severity, text = ''] = match;
		const start = lead === '#' ? 0 : lead.length;
		marks.push({ line: kept.length - 1, start, end: lead.length + carets.length, rule, severity, text });
	}
	return { text: kept.join('\n'), marks };
}

/** Settings for a file, with the role that its sections suggest where none is given: a client, or a server. */
export function settingsOf(text: string, settings: Partial<AnalysisSettings> = {}): AnalysisSettings {
	const isServer = /^\s*\[(?:clients|server)\]/im.test(text);
	return {
		...DEFAULT_SETTINGS,
		role: isServer ? 'server' : 'client',
		...(isServer ? { language: 'yulerc', fileName: 'yulerc' } : undefined),
		...settings,
	};
}

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

/** The settings that an example of a rule's page is read with. */
export function exampleSettings(example: Example): Partial<AnalysisSettings> {
	const { role, version, host, fileName } = example;
	return {
		...(role === undefined ? undefined : { role: role === 'undecided' ? 'auto' : role }),
		...(version === undefined ? undefined : { version }),
		...(host === undefined ? undefined : { host }),
		...(fileName === undefined ? undefined : { fileName }),
	};
}

function describeFinding(line: number, start: number, end: number, rest: string): string {
	return `${line + 1}:${start}-${end} ${rest}`;
}

/**
 * Checks that a rule finds exactly what is marked in a text; findings of other rules do not matter.
 * @param rule the rule's id; marks of other rules are a mistake
 */
export function checkLint(rule: string, fixture: string, settings: Partial<AnalysisSettings> = {}): void {
	const { text, marks } = readMarks(fixture);
	const found = lint(text, settings).filter(({ ruleId }) => ruleId === rule);
	const expected = marks.map(({ line, start, end, rule: id, severity, text: part }, at) => {
		const { what = '', severity: actual } = found[at] ?? {};
		const message = what.includes(part) ? '' : ` what: …${part}…`;
		return describeFinding(line, start, end, `${id} ${severity ?? actual ?? ''}${message}`);
	});
	const actual = found.map(({ range, ruleId, severity, what }, at) => {
		const part = marks[at]?.text ?? '';
		const message = what.includes(part) ? '' : ` what: ${what}`;
		return describeFinding(
			range.start.line,
			range.start.column,
			range.end.column,
			`${ruleId} ${severity}${message}`,
		);
	});
	expect(actual).toEqual(expected);
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

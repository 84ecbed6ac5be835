// Fixes that concern a whole file: "fix all", and the comments that silence a finding.
import { describe, expect, it } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { fixAll } from '../../server/src/core/features/fix-all.ts';
import { fixesOfEqual } from '../../server/src/core/features/fix-equal.ts';
import { suppressionFixes } from '../../server/src/core/features/suppression-fixes.ts';
import { reportFindings } from '../../server/src/core/report/report.ts';
import type { Rule } from '../../server/src/core/rules/define-rule.ts';
import { RULES } from '../../server/src/core/rules/index.ts';
import { type AnalysisSettings, DEFAULT_SETTINGS } from '../../server/src/core/settings/settings.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';

const server: AnalysisSettings = {
	...DEFAULT_SETTINGS,
	role: 'server',
	language: 'yulerc',
	fileName: 'yulerc',
};

describe('comments that silence a finding', () => {
	const text = '[Server]\n\tSetClientFromAccept=yes\n';
	const analysis = new Analysis(text, server);
	const finding = reportFindings(analysis).find(({ ruleId }) => ruleId === 'risky-client-from-accept');

	it('stand above the line, indented like it, or at the top of the file', () => {
		if (finding === undefined) throw new Error('The rule has nothing to say.');
		const texts = suppressionFixes(analysis, finding).map((fix) => applyEdits(text, fix.edits));
		expect(texts).toEqual([
			'[Server]\n\t# samhain-lint-disable-next-line risky-client-from-accept\n\tSetClientFromAccept=yes\n',
			'# samhain-lint-disable-file risky-client-from-accept\n[Server]\n\tSetClientFromAccept=yes\n',
		]);
	});
});

describe('fix all', () => {
	const examples = RULES.flatMap((rule: Rule) =>
		rule.examples.bad.map((bad): readonly [string, string] => [
			rule.id,
			typeof bad === 'string' ? bad : bad.text,
		]),
	);

	it.each(examples)('leaves nothing that is safe to fix: bad example of %s', (_rule, text) => {
		const analysis = new Analysis(text, DEFAULT_SETTINGS);
		const fixed = fixAll(analysis);
		expect(fixed.applied > 0).toBe(fixed.text !== text);
		expect(fixAll(new Analysis(fixed.text, DEFAULT_SETTINGS))).toEqual({
			edits: [],
			text: fixed.text,
			applied: 0,
		});
		expect(analysis.text).toBe(text);
	});
});

describe('fixes at every place of equal findings', () => {
	const examples = RULES.flatMap((rule: Rule) =>
		rule.examples.bad.map((bad): readonly [string, string] => [
			rule.id,
			typeof bad === 'string' ? bad : bad.text,
		]),
	);

	it('take all of them away and bring nothing worse, for the bad examples of all rules', () => {
		let tried = 0;
		for (const [rule, text] of examples) {
			const twice = `${text}${text.endsWith('\n') ? '' : '\n'}${text}`;
			const analysis = new Analysis(twice, DEFAULT_SETTINGS);
			const findings = reportFindings(analysis);
			const before = findings.filter(({ ruleId }) => ruleId === rule).length;
			for (const finding of findings.filter(({ ruleId }) => ruleId === rule)) {
				for (const fix of fixesOfEqual(analysis, finding, findings)) {
					tried++;
					const after = reportFindings(new Analysis(applyEdits(twice, fix.edits), DEFAULT_SETTINGS));
					const left = after.filter(({ ruleId }) => ruleId === rule).length;
					expect([rule, fix.title, left <= before - 2]).toEqual([rule, fix.title, true]);
				}
			}
		}
		expect(tried).toBeGreaterThan(20);
	});

	it('are offered for no single place', () => {
		const analysis = new Analysis('[Misc]\nSetLopTime=60\n', DEFAULT_SETTINGS);
		const findings = reportFindings(analysis);
		expect(findings.flatMap((finding) => fixesOfEqual(analysis, finding, findings))).toEqual([]);
	});
});

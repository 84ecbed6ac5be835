// What a rule is in each persona, from its own data.
import { describe, expect, it } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { reportFindings } from '../../server/src/core/report/report.ts';
import { RULES } from '../../server/src/core/rules/index.ts';
import { severityFor } from '../../server/src/core/rules/persona.ts';
import { DEFAULT_SETTINGS, type Persona } from '../../server/src/core/settings/settings.ts';

describe('every rule', () => {
	it('is what it is in the default persona', () => {
		for (const rule of RULES) expect(severityFor(rule, 'default')).toBe(rule.defaultSeverity);
	});

	it('of what samhain loses or what weakens the protection is in the relaxed one, unchanged; no other is', () => {
		for (const rule of RULES) {
			const isKept = rule.concern === 'loss' || rule.concern === 'risk';
			expect(severityFor(rule, 'relaxed'), rule.id).toBe(isKept ? rule.defaultSeverity : 'off');
		}
		// An error is something that samhain does not do.
		for (const { id, concern, defaultSeverity } of RULES)
			if (defaultSeverity === 'error') expect(['loss', 'risk'], id).toContain(concern);
	});

	it('is at least a warning in the strict one, unless it only asks', () => {
		for (const rule of RULES) {
			const severity = severityFor(rule, 'strict');
			if (rule.confidence === 'low') expect(severity, rule.id).toBe(rule.defaultSeverity);
			else expect(['error', 'warning'], rule.id).toContain(severity);
		}
	});
});

describe('a finding', () => {
	const found = (text: string, persona?: Persona): Readonly<Record<string, string>> =>
		Object.fromEntries(
			reportFindings(
				new Analysis(text, { ...DEFAULT_SETTINGS, ...(persona === undefined ? undefined : { persona }) }),
			).map(({ ruleId, severity, confidence }) => [ruleId, `${severity} ${confidence}`]),
		);

	it('of a rule that the persona leaves out needs no comment, and the comment is not unused for that', () => {
		const text = '[Misc]\n# samhain-lint-disable-next-line overridden-line\nSetLoopTime=90\n[EOF]\n';
		const unused = (persona: Persona): number =>
			reportFindings(
				new Analysis(text, { ...DEFAULT_SETTINGS, persona, rules: { 'unused-suppression': 'warning' } }),
			).filter(({ ruleId }) => ruleId === 'unused-suppression').length;
		expect([unused('default'), unused('relaxed')]).toEqual([1, 0]);
	});

	it('that its rule grades keeps its grade where the persona changes nothing', () => {
		const text = '[Log]\nExportSeverity=none\nPrintSeverity=*\n[Misc]\nSetLogServer=log.example.org\n[EOF]\n';
		expect(found(text)).toMatchObject({ 'silent-client': 'information low' });
		expect(found(text, 'relaxed')).toMatchObject({ 'silent-client': 'information low' });
		expect(found(text, 'strict')).toMatchObject({ 'silent-client': 'information low' });
		const sure = `${text.replace('[EOF]\n', '')}[Client]\n[EOF]\n`;
		expect(found(sure, 'strict')).toMatchObject({ 'silent-client': 'error high' });
	});
});

// What holds for every rule: its examples show it, its fixes remove it, and the list is complete.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Example, Rule } from '../../server/src/core/rules/define-rule.ts';
import {
	DEPLOYMENT_RULES,
	FILE_RULES,
	RETIRED_RULES,
	RULES,
	ruleById,
} from '../../server/src/core/rules/index.ts';
import { describeUnknownRules } from '../../server/src/core/workspace/unknown-rules.ts';
import { lint } from '../support/check-lint.ts';
import { loadDeployment } from '../support/deployment.ts';
import { brokenAcross, brokenFixes } from '../support/fixes.ts';
import { hasFiles, readFiles } from '../support/fixture.ts';
import { exampleSettings } from '../support/settings.ts';

/** The pages of the guidance that are written by hand. */
const PAGES = new Set(readdirSync(new URL('../../docs/guidance/', import.meta.url)));

function examples(list: readonly (string | Example)[]): readonly Example[] {
	return list.map((example) => (typeof example === 'string' ? { text: example } : example));
}

function raises(rule: Rule, example: Example): boolean {
	if (hasFiles(example.text)) {
		const shown = loadDeployment(readFiles(example.text)).shownFindings();
		return [...shown].some(({ reported }) => reported.ruleId === rule.id);
	}
	return lint(example.text, exampleSettings(example)).some(({ ruleId }) => ruleId === rule.id);
}

describe('the list of rules', () => {
	it.each([
		['file', FILE_RULES],
		['deployment', DEPLOYMENT_RULES],
	])('holds each file of the folder %s', (folder, rules) => {
		const files = readdirSync(new URL(`../../server/src/core/rules/${folder}/`, import.meta.url));
		expect(rules.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
	});

	it('has a test for each rule', () => {
		const tests = new Set(readdirSync(new URL('.', import.meta.url)));
		expect(RULES.filter(({ id }) => !tests.has(`${id}.test.ts`)).map(({ id }) => id)).toEqual([]);
	});

	it('keeps the ids of rules that are gone for settings that name them', () => {
		for (const id of RETIRED_RULES.keys()) {
			expect(ruleById(id)).toBeUndefined();
			expect(describeUnknownRules({ rules: { [id]: 'off' } }, 'rules')).toEqual([]);
		}
	});

	it('finds a rule by its id', () => {
		for (const rule of RULES) expect(ruleById(rule.id)).toBe(rule);
		expect(ruleById('no-such-rule')).toBeUndefined();
	});
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
	it('is raised by each bad example and by no good one', () => {
		const { bad, good } = rule.examples;
		expect(bad.length).toBeGreaterThan(0);
		expect(good.length).toBeGreaterThan(0);
		expect(examples(bad).filter((example) => !raises(rule, example))).toEqual([]);
		expect(examples(good).filter((example) => raises(rule, example))).toEqual([]);
	});

	it('has fixes that remove its finding and add none', () => {
		for (const example of [...examples(rule.examples.bad), ...examples(rule.examples.good)])
			expect(
				hasFiles(example.text)
					? brokenAcross(readFiles(example.text))
					: brokenFixes(example.text, exampleSettings(example)),
			).toEqual([]);
	});

	it('is documented in whole sentences', () => {
		for (const text of [rule.summary, rule.why, rule.advice]) expect(text).toMatch(/^[A-Z`"].*[.!?`)]$/s);
		expect(rule.sources.length).toBeGreaterThan(0);
		if (rule.guidance !== undefined) expect(PAGES.has(`${rule.guidance}.md`)).toBe(true);
	});
});

import { describe, expect, it } from 'vitest';
import { crossFileRules } from '../../server/src/core/rules/deployment/cross-file-rules.ts';
import { ruleById } from '../../server/src/core/rules/index.ts';
import { type CoverageRow, MISTAKES, SYMPTOMS } from './coverage.ts';

function rowNumbers(rows: readonly CoverageRow[]): readonly number[] {
	return rows.map(({ row }) => row);
}

function range(from: number, to: number): readonly number[] {
	return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

describe('known mistakes', () => {
	it('are listed completely', () => {
		expect(rowNumbers(MISTAKES)).toEqual(range(1, 75));
		expect(rowNumbers(SYMPTOMS)).toEqual([...range(1, 24), ...range(30, 39), ...range(50, 66)]);
	});

	it.each([...MISTAKES, ...SYMPTOMS])('$row: $about', ({ rules = [], deployment = [], reason }) => {
		expect(rules.filter((id) => ruleById(id) === undefined)).toEqual([]);
		expect(deployment.filter((id) => !Object.hasOwn(crossFileRules, id))).toEqual([]);
		expect(rules.length + deployment.length > 0).toBe(reason === undefined);
	});
});

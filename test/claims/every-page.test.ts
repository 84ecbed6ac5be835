// Every rule page has a run on an installed samhain (`npm run claims`), or a reason why no run can try it.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../server/src/core/rules/index.ts';

const FOLDER = path.join(import.meta.dirname, '../../scripts/claims');
const NOT_TRIED = 'not-tried.json';

function read<T>(name: string): readonly T[] {
	return JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')) as readonly T[];
}

const tried = new Set(
	readdirSync(FOLDER)
		.filter((name) => name.endsWith('.json') && name !== NOT_TRIED)
		.flatMap((name) => read<{ readonly page: string }>(name).map(({ page }) => page)),
);
const notTried = read<{ readonly pages: readonly string[] }>(NOT_TRIED).flatMap(({ pages }) => pages);
const rules = RULES.map(({ id }) => id).sort();

describe('the claims of the rule pages', () => {
	it('are tried, or there is a reason', () => {
		expect(rules.filter((id) => !tried.has(id))).toEqual([...notTried].sort());
	});

	it('belong to rules that exist', () => {
		expect([...tried, ...notTried].filter((page) => !rules.includes(page))).toEqual([]);
	});
});

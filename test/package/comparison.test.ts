// The page that compares this project with others: every row has a test that exists, or a reason.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../..');
const rows = readFileSync(path.join(ROOT, 'docs/comparison.md'), 'utf8')
	.split('\n')
	.filter((line) => /^\| (?!Feature |---)/.test(line))
	.map((line) => line.split('|').map((cell) => cell.trim()));

describe('the comparison', () => {
	it('has the features that were compared, each once', () => {
		expect(rows).toHaveLength(62);
		expect(new Set(rows.map(([, feature]) => feature)).size).toBe(62);
	});

	it('leaves no cell empty', () => {
		expect(rows.filter((cells) => cells.length !== 6 || cells.slice(1, 5).includes(''))).toEqual([]);
	});

	it('names a test for all that it claims', () => {
		const claimed = rows.filter(([, , mark = '']) => /[✔◐]/.test(mark));
		expect(claimed.filter(([, , , text = '']) => !/`test\/[^`]+`/.test(text))).toEqual([]);
	});

	it('names tests that exist', () => {
		const named = rows.flatMap(([, , , text = '']) =>
			[...text.matchAll(/`(test\/[^`]+)`/g)].map(([, file = '']) => file),
		);
		expect(named.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
	});
});

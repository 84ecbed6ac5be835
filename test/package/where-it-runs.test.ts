// The table "Where it runs" of the README: every row names what shows it, and that exists.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../..');
const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
const [, section = ''] = readme.split('## Where it runs');
const rows = (section.split('\n## ', 1)[0] ?? '')
	.split('\n')
	.filter((line) => /^\| (?!Where |---)/.test(line))
	.map((line) => line.split('|').map((cell) => cell.trim()));

describe('where it runs', () => {
	it.each(rows)('%s%s', (...[, , , shownBy = '']) => {
		const named = [...shownBy.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file);
		expect(named).not.toEqual([]);
		expect(named.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
	});
});

// A screen reader says what an icon shows.
import { expect, it } from 'vitest';
import { spokenItem } from '../../client/src/tree-words.ts';

it('begins with how grave the problem of an item is', () => {
	const tooltip = 'Client db1.example.org: no baseline';
	expect(spokenItem({ state: 'problem', severity: 'error', tooltip })).toBe(`Error: ${tooltip}`);
	expect(spokenItem({ state: 'problem', severity: 'warning', tooltip })).toBe(`Warning: ${tooltip}`);
	expect(spokenItem({ state: 'ok', tooltip })).toBe(tooltip);
});

// Positions are interned: equal ones are the same object, different ones never are.
import { describe, expect, it } from 'vitest';
import { BEFORE_FIRST_HEADER, Positions } from '../../server/src/core/document/line-context.ts';

describe('interned positions', () => {
	it('are the same for the same place', () => {
		const positions = new Positions();
		expect(positions.at('Misc', false, undefined)).toBe(positions.at('Misc', false, undefined));
	});

	it('differ when a line may also stand before the first header', () => {
		const positions = new Positions();
		const sure = positions.at('Misc', false, undefined);
		const unsure = positions.at('Misc', false, undefined, 'no', [BEFORE_FIRST_HEADER]);
		expect(unsure).not.toBe(sure);
		expect(unsure.otherSections).toEqual([BEFORE_FIRST_HEADER]);
	});
});

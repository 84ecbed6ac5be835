// LineContexts are interned: equal ones are the same object, different ones never are.
import { describe, expect, it } from 'vitest';
import { BEFORE_FIRST_HEADER, LineContexts } from '../../server/src/core/document/line-context.ts';

describe('interned positions', () => {
	it('are the same for the same place', () => {
		const positions = new LineContexts();
		expect(positions.at('Misc', false, undefined)).toBe(positions.at('Misc', false, undefined));
	});

	it('differ when a line may also stand before the first header', () => {
		const positions = new LineContexts();
		const sure = positions.at('Misc', false, undefined);
		const unsure = positions.at('Misc', false, undefined, 'no', [BEFORE_FIRST_HEADER]);
		expect(unsure).not.toBe(sure);
		expect(unsure.otherSections).toEqual([BEFORE_FIRST_HEADER]);
	});
});

// LineContexts are interned: equal ones are the same object, different ones never are.
import { describe, expect, it } from 'vitest';
import { BEFORE_FIRST_HEADER, LineContexts } from '../../server/src/core/document/line-context.ts';

describe('interned line contexts', () => {
	it('are the same object for the same surroundings', () => {
		const contexts = new LineContexts();
		expect(contexts.at('Misc', false, undefined)).toBe(contexts.at('Misc', false, undefined));
	});

	it('differ when a line may also be before the first header', () => {
		const contexts = new LineContexts();
		const sure = contexts.at('Misc', false, undefined);
		const unsure = contexts.at('Misc', false, undefined, 'no', [BEFORE_FIRST_HEADER]);
		expect(unsure).not.toBe(sure);
		expect(unsure.otherSections).toEqual([BEFORE_FIRST_HEADER]);
	});
});

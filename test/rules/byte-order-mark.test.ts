import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'byte-order-mark';

describe(RULE, () => {
	it('is taken away', () => {
		expect(
			checkFix(RULE, '﻿[Misc]\nSetLoopTime=60\n', 'Remove the byte order mark', '[Misc]\nSetLoopTime=60\n'),
		).toEqual([]);
	});

	it('is not there in most files', () => {
		checkLint(
			RULE,
			`[Misc]
SetLoopTime=60
`,
		);
	});
});

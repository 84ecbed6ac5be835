import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'text-before-section';

describe(RULE, () => {
	it('flags what stands above the first header', () => {
		checkLint(
			RULE,
			`# comment
SetLoopTime=60
#^^^^^^^^^^^^^ text-before-section(error): above the first header
[Misc]
`,
		);
	});

	it('flags a last line without a newline, too, and its fix ends it', () => {
		expect(checkFix(RULE, 'SetLoopTime=60', 'Insert `[Misc]` above', '[Misc]\nSetLoopTime=60\n')).toEqual([]);
	});

	it('leaves a byte order mark to its own rule', () => {
		checkLint(
			RULE,
			`﻿[Misc]
SetLoopTime=60
`,
		);
	});

	it('knows the lines of a signed file', () => {
		checkLint(
			RULE,
			`untrusted comment: verify with samhain.pub
RWQabc
[Misc]
`,
		);
	});

	it('puts the header above', () => {
		expect(
			checkFix(RULE, 'SetLoopTime=60\n[Log]\n', 'Insert `[Misc]` above', '[Misc]\nSetLoopTime=60\n[Log]\n'),
		).toEqual([]);
	});
});

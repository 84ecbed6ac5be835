import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'loose-ignore-pattern';

describe(RULE, () => {
	it('flags patterns without an end and patterns of the shell', () => {
		checkLint(
			RULE,
			`[Misc]
IgnoreAdded=/tmp/x
#           ^^^^^^ loose-ignore-pattern(warning): also hides
IgnoreMissing=/usr/*
#             ^^^^^^ loose-ignore-pattern: looks like
IgnoreModified=/var/a.tmp
#              ^^^^^^^^^^ loose-ignore-pattern(information)
IgnoreAdded=/var/tmp/.*
IgnoreAdded=/tmp/x$
`,
		);
	});

	it('ends it', () => {
		expect(
			checkFix(RULE, '[Misc]\nIgnoreAdded=/tmp/x\n', 'Change to `/tmp/x$`', '[Misc]\nIgnoreAdded=/tmp/x$\n'),
		).toEqual([]);
	});
});

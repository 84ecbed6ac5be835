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

	it('does not take a regular expression for a pattern of the shell', () => {
		checkLint(
			RULE,
			`[Misc]
IgnoreMissing=/etc/lvm/archive/.*.vg
#             ^^^^^^^^^^^^^^^^^^^^^^ loose-ignore-pattern(information): also hides every longer path
IgnoreMissing=/var/log/.*.gz$
IgnoreAdded=/var/log/*.gz
#           ^^^^^^^^^^^^^ loose-ignore-pattern(warning): looks like a shell pattern
`,
		);
	});

	it('only informs where a whole name is meant', () => {
		checkLint(
			RULE,
			`[Misc]
IgnoreAdded=/var/log/samhain_log
#           ^^^^^^^^^^^^^^^^^^^^ loose-ignore-pattern(information): also hides
`,
		);
	});

	it('ends it', () => {
		expect(
			checkFix(RULE, '[Misc]\nIgnoreAdded=/tmp/x\n', 'Change to `/tmp/x$`', '[Misc]\nIgnoreAdded=/tmp/x$\n'),
		).toEqual([]);
	});
});

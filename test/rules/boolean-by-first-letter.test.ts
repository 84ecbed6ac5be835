import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'boolean-by-first-letter';

describe(RULE, () => {
	it('flags words with the right first letter', () => {
		checkLint(
			RULE,
			`[Misc]
Daemon=nope
#      ^^^^ boolean-by-first-letter(warning): Samhain reads \`nope\` as no: only the first letter counts.
UseHardlinkCheck=tomato
#                ^^^^^^ boolean-by-first-letter: Samhain reads \`tomato\` as yes: only the first letter counts.
ReportOnlyOnce=TRUE
SetDropCache=n
`,
		);
	});

	it('writes what is meant today', () => {
		expect(checkFix(RULE, '[Misc]\nDaemon=nope\n', 'Change to `no`', '[Misc]\nDaemon=no\n')).toEqual([]);
	});
});

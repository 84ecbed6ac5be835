import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'not-in-build';

describe(RULE, () => {
	it('follows the version', () => {
		checkLint(
			RULE,
			`[Misc]
SetAuditdFlags=wa
#^^^^^^^^^^^^^ not-in-build(warning): \`SetAuditdFlags\` needs 4.2.0, but 4.1.4 reads this file.
`,
			{ role: 'client', version: '4.1.4' },
		);
	});

	it('is quiet for a version that has it', () => {
		checkLint(
			RULE,
			`[Misc]
SetAuditdFlags=wa
`,
			{ role: 'client' },
		);
	});

	it('names the missing module', () => {
		checkLint(
			RULE,
			`[Registry]
#^^^^^^^^^ not-in-build: Windows registry
`,
			{ role: 'client' },
		);
	});
});

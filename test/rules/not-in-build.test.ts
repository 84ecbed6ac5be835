import { describe, expect, it } from 'vitest';
import { joinEqual, readBuildChoice } from '../../server/src/core/index.ts';
import { checkLint, lint } from '../support/check-lint.ts';

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

	it('only informs where some known build has it, and nobody chose one', () => {
		const text = `[Log]
PreludeSeverity=crit
#^^^^^^^^^^^^^^ not-in-build(information): Only builds with the Prelude sensor know \`PreludeSeverity\`; Debian’s package is one.
`;
		checkLint(RULE, text, { role: 'standalone' });
		checkLint(RULE, '[Log]\nPreludeSeverity=crit\n', { role: 'standalone', ...readBuildChoice('debian') });
		checkLint(
			RULE,
			`[Log]
PreludeSeverity=crit
#^^^^^^^^^^^^^^ not-in-build(warning): this build lacks the Prelude sensor
`,
			{ role: 'standalone', ...readBuildChoice('full') },
		);
	});

	it('is one piece of information for all that a feature brings', () => {
		const found = joinEqual(
			lint('[Log]\nPreludeSeverity=crit\nPreludeClass=EVENT\n[Misc]\nPreludeProfile=x\n', {
				role: 'standalone',
			}),
		).filter(({ ruleId }) => ruleId === RULE);
		expect(found.map(({ severity, related }) => [severity, related.length])).toEqual([['information', 2]]);
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

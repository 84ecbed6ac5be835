import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'too-many-servers';

describe(RULE, () => {
	it('flags the third', () => {
		checkLint(
			RULE,
			`[Client]
SetLogServer=a.b
SetLogServer=c.d
SetLogServer=e.f
#            ^^^ too-many-servers(warning): Samhain rejects \`e.f\`: it accepts at most two \`SetLogServer\` lines.
`,
		);
	});

	it('removes it', () => {
		expect(
			checkFix(
				RULE,
				'[Client]\nSetLogServer=a.b\nSetLogServer=c.d\nSetLogServer=e.f\n',
				'Remove this line',
				'[Client]\nSetLogServer=a.b\nSetLogServer=c.d\n',
			),
		).toEqual([]);
	});
});

import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'undefined-queue';

describe(RULE, () => {
	it('flags the label', () => {
		checkLint(
			RULE,
			`[Logmon]
LogmonActive=yes
LogmonRule=q1:failed
#          ^^ undefined-queue(error): Samhain rejects this rule: no line above it defines the queue \`q1\`.
LogmonQueue=q1:60:sum:crit
LogmonRule=q1:failed
LogmonRule=trash:.*
`,
		);
	});
});

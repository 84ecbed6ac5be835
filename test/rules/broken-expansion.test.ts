import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'broken-expansion';

describe(RULE, () => {
	it('flags commands that are none', () => {
		checkLint(
			RULE,
			`[Misc]
MessageHeader=$(hostname) %S
#             ^^^^^^^^^^^^^^ broken-expansion(warning): Samhain does not run \`$(hostname) %S\` as a command; this text is the value.
MessageHeader=$(hostname)
IgnoreAdded=/tmp/$(x)
`,
		);
	});
});

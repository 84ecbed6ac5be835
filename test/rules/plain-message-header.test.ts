import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'plain-message-header';

describe(RULE, () => {
	it('informs', () => {
		checkLint(
			RULE,
			`[Misc]
MessageHeader="%S %T "
#             ^^^^^^^^ plain-message-header(information): \`"%S %T "\` is not an XML header, so log readers lose severity and time.
`,
		);
	});

	it('takes XML', () => {
		checkLint(
			RULE,
			`[Misc]
MessageHeader="<log sev=%S "
`,
		);
	});
});

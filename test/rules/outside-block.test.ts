import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'outside-block';

describe(RULE, () => {
	it('flags lines without their block', () => {
		checkLint(
			RULE,
			`[External]
SetCommandLine=logger
#^^^^^^^^^^^^^ outside-block(error): \`OpenCommand\`
CloseCommand
#^^^^^^^^^^^ outside-block
[Mail]
CloseAddress
#^^^^^^^^^^^ outside-block: \`SetMailAddress\`
[Logmon]
LogmonEndHost
#^^^^^^^^^^^^ outside-block: \`LogmonHost\`
`,
		);
	});
});

import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'unclosed-block';

describe(RULE, () => {
	it('warns about log rules, informs about commands', () => {
		checkLint(
			RULE,
			`[Logmon]
LogmonActive=yes
LogmonHost=^web
#^^^^^^^^^^^^^^ unclosed-block(warning): The block \`LogmonHost=^web\` lacks \`LogmonEndHost\`, so later lines belong to it.
LogmonRule=trash:.*
[External]
OpenCommand=/bin/true
#^^^^^^^^^^^^^^^^^^^^ unclosed-block(information): The block \`OpenCommand=/bin/true\` lacks \`CloseCommand\`, so later options of [External] belong to it.
`,
		);
	});

	it('knows closed ones', () => {
		checkLint(
			RULE,
			`[External]
OpenCommand=/bin/true
CloseCommand
`,
		);
	});
});

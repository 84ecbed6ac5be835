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
#^^^^^^^^^^^^^^ unclosed-block(warning): No \`LogmonEndHost\`
LogmonRule=trash:.*
[External]
OpenCommand=/bin/true
#^^^^^^^^^^^^^^^^^^^^ unclosed-block(information): No \`CloseCommand\`
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

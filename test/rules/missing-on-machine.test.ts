import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'missing-on-machine';

describe(RULE, () => {
	it('informs about users and files that must exist', () => {
		checkLint(
			RULE,
			`[Misc]
TrustedUser=puppet
#           ^^^^^^ missing-on-machine(information)
TrustedUser=daemon
SamhainPath=/opt/samhain
#           ^^^^^^^^^^^^ missing-on-machine(information)
`,
		);
	});

	it('names the path of a watched log', () => {
		checkLint(
			RULE,
			`[Logmon]
LogmonWatch=SYSLOG:/var/log/x
#           ^^^^^^^^^^^^^^^^^ missing-on-machine(information): \`LogmonWatch\` works only if \`/var/log/x\` exists on the machine.
`,
		);
	});
});

import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'unsafe-path';

describe(RULE, () => {
	it('warns of directories that everybody can write to', () => {
		checkLint(
			RULE,
			`[Misc]
SetDatabasePath=/tmp/samhain.db
#               ^^^^^^^^^^^^^^^ unsafe-path(warning): \`SetDatabasePath\` puts its file where every user can write: \`/tmp/samhain.db\`.
SetLogfilePath=/var/tmp/log
#              ^^^^^^^^^^^^ unsafe-path(warning)
`,
		);
	});

	it('informs of a lock file in a directory that a boot removes', () => {
		checkLint(
			RULE,
			`[Misc]
SetLockfilePath=/run/samhain/samhain.pid
#               ^^^^^^^^^^^^^^^^^^^^^^^^ unsafe-path(information): The directory of \`/run/samhain/samhain.pid\` does not survive a reboot: samhain cannot write the lock file unless something recreates it.
SetLockfilePath=/var/run/samhain.pid
SetLogfilePath=/var/log/samhain/samhain.log
SetDatabasePath=/tmpfiles/samhain.db
`,
		);
	});
});

import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'log-to-null';

describe(RULE, () => {
	it('warns of a log file that samhain refuses', () => {
		checkLint(
			RULE,
			`[Log]
LogSeverity=crit
[Misc]
SetLogfilePath=/dev/null
#              ^^^^^^^^^ log-to-null(warning): Samhain refuses \`/dev/null\` as its log file, since everybody may write to it, and has no log.
`,
		);
	});

	it('accepts it where nothing is logged', () => {
		checkLint(RULE, '[Log]\nLogSeverity=none\n[Misc]\nSetLogfilePath=/dev/null\n');
		checkLint(RULE, '[Misc]\nSetLogfilePath=/var/log/samhain.log\n');
	});
});

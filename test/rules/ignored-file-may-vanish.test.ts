import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'ignored-file-may-vanish';

describe(RULE, () => {
	it('hints at files that come and go, not at files that stay', () => {
		checkLint(
			RULE,
			`[IgnoreAll]
file=/etc/nologin
#    ^^^^^^^^^^^^ ignored-file-may-vanish(hint): Samhain still reports \`/etc/nologin\` when it disappears or appears.
file=/etc/ld.so.cache~
#    ^^^^^^^^^^^^^^^^^ ignored-file-may-vanish(hint): Samhain still reports \`/etc/ld.so.cache~\`
file=/etc/.pwd.lock
file=/etc/resolv.conf
[ReadOnly]
file=/etc/motd~
`,
		);
	});

	it('names the event that no Ignore option covers', () => {
		checkLint(
			RULE,
			`[Misc]
IgnoreMissing=/etc/.*~$
[IgnoreAll]
file=/etc/mtab~
#    ^^^^^^^^^^ ignored-file-may-vanish(hint): Samhain still reports \`/etc/mtab~\` when it appears.
`,
		);
	});

	it('is silent where nobody hears of it', () => {
		checkLint(RULE, '[EventSeverity]\nSeverityIgnoreAll=none\n[IgnoreAll]\nfile=/etc/nologin\n');
	});

	it('adds both options', () => {
		expect(
			checkFix(
				RULE,
				'[IgnoreAll]\nfile=/etc/a.b~\nfile=/etc/x\n',
				'Add `IgnoreMissing` and `IgnoreAdded`',
				'[IgnoreAll]\n[Misc]\nIgnoreMissing=/etc/a\\.b~$\nIgnoreAdded=/etc/a\\.b~$\n[IgnoreAll]\nfile=/etc/a.b~\nfile=/etc/x\n',
			),
		).toEqual([]);
	});
});

import { describe, expect, it } from 'vitest';
import { joinEqual, readBuildChoice } from '../../server/src/core/index.ts';
import { checkLint, lint } from '../support/check-lint.ts';

const RULE = 'depends-on-build';

describe(RULE, () => {
	it('names the known builds that lack what the file has', () => {
		checkLint(
			RULE,
			`[Log]
DatabaseSeverity=crit
#^^^^^^^^^^^^^^^ depends-on-build(information): \`DatabaseSeverity\` needs a build with logging to an SQL database, which Debian’s package and a build with upstream’s defaults lack.
[Database]
#^^^^^^^^^ depends-on-build
SetDBName=log
[Utmp]
LoginCheckActive=yes
[Mail]
MailSubject=x
`,
			{ role: 'standalone' },
		);
	});

	it('is one finding for a file', () => {
		const text =
			'[Log]\nDatabaseSeverity=crit\n[Database]\nSetDBName=log\n[UserFiles]\nUserfilesActive=yes\n';
		const found = joinEqual(lint(text, { role: 'standalone' })).filter(({ ruleId }) => ruleId === RULE);
		expect(found.map(({ related }) => related.map(({ range }) => range.start.line))).toEqual([[2, 4]]);
	});

	it('says nothing where another role reads the file, which no distribution packages', () => {
		checkLint(RULE, '[Misc]\nUseACLCheck=yes\n[UserFiles]\nUserfilesActive=yes\n', { role: 'client' });
	});

	it('says nothing of a build that was chosen', () => {
		for (const build of ['full', 'debian', '-mail'])
			checkLint(RULE, '[Log]\nDatabaseSeverity=crit\n', { role: 'standalone', ...readBuildChoice(build) });
	});
});

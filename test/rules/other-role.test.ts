import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'other-role';

describe(RULE, () => {
	it('flags options of the other side', () => {
		checkLint(
			RULE,
			`[Misc]
SetStripDomain=no
#^^^^^^^^^^^^^ other-role(error): an option of servers
`,
			{ role: 'client' },
		);
	});

	it('flags sections of the other side', () => {
		checkLint(
			RULE,
			`[Clients]
#^^^^^^^^ other-role: a section of servers
Client=a.b@A@1
`,
			{ role: 'client' },
		);
	});

	it.each([
		['[Misc]\nSetDBName=x\n#^^^^^^^^ other-role: an option of servers and standalone samhain', 'client'],
		[
			'[Misc]\nSetClientFromAccept=no\n#^^^^^^^^^^^^^^^^^^ other-role: an option of servers, but a client',
			'client',
		],
		[
			'[Misc]\nSetLoopTime=9\nChecksumTest=check\n#^^^^^^^^^^^ other-role: of clients and standalone',
			'server',
		],
	] as const)('names the roles that have the option: %j', (text, role) => {
		checkLint(RULE, `${text}\n`, { role });
	});

	it('only informs of a line that turns off what is not there', () => {
		checkLint(
			RULE,
			`[Log]
ExportSeverity=none
#^^^^^^^^^^^^^ other-role(information): an option of servers and clients
ExportSeverity=crit
#^^^^^^^^^^^^^ other-role(error)
`,
			{ role: 'standalone' },
		);
	});

	it('knows that a server watches no files', () => {
		checkLint(
			RULE,
			`[ReadOnly]
file=/etc/passwd
#^^^ other-role: \`file\` is an option of clients and standalone samhain, but a server (yule) reads this file.
`,
			{ role: 'server' },
		);
	});
});

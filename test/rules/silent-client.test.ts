import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'silent-client';

describe(RULE, () => {
	it('flags a client that has a server and nothing to say', () => {
		checkLint(
			RULE,
			`[Log]
ExportSeverity=none
#              ^^^^ silent-client(error): sends nothing
[Client]
SetLogServer=log.example.org
`,
		);
	});

	it('asks whether it is a client where only the log server shows that', () => {
		const text = `[Log]
ExportSeverity=none
#              ^^^^ silent-client(information): sends nothing
[Misc]
SetLogServer=localhost
`;
		checkLint(RULE, text, { role: 'auto' });
		checkLint(RULE, text.replace('information', 'error'), { role: 'client' });
	});

	it('needs a server in the file', () => {
		checkLint(
			RULE,
			`[Log]
ExportSeverity=none
[Client]
`,
		);
	});

	it('sends time stamps and up', () => {
		expect(
			checkFix(
				RULE,
				'[Log]\nExportSeverity=none\n[Client]\nSetLogServer=a.b\n',
				'Change to `mark`',
				'[Log]\nExportSeverity=mark\n[Client]\nSetLogServer=a.b\n',
			),
		).toEqual([]);
	});
});

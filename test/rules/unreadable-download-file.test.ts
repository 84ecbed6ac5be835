import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'unreadable-download-file';

describe(RULE, () => {
	it('flags a file that the server may not read', () => {
		checkLint(
			RULE,
			`
=== .samhain-lint.json
{ "deployment": {
  "server": { "file": "yulerc", "dataDirectory": "data", "user": { "uid": 1, "gids": [1] } }
} }
=== data/rc.web1.example.org mode=0600 uid=0 gid=0
[Client]
#| unreadable-download-file(error): The server cannot read this file (mode 0600), so the client cannot download it.
SetLogServer=log.example.org
`,
		);
	});

	it('flags a file that only root can read where the user of the server is not known', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
=== data/rc.web1.example.org mode=0600 uid=0 gid=0
[Client]
#| unreadable-download-file(error): The server cannot read this file (mode 0600), so the client cannot download it.
SetLogServer=log.example.org
=== data/file.web1.example.org mode=0640 uid=0 gid=120
[SOF]
`,
		);
	});
});

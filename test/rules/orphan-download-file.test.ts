import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'orphan-download-file';

describe(RULE, () => {
	it('flags a file for nobody', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
#      ^^^^^^^^^^^^^^^^ missing-client-config(information): The data directory holds no configuration (rc.NAME or rc): clients that download theirs cannot start.
=== data/file.web1.example.org
baseline
=== data/file.web9.example.org
baseline
#| orphan-download-file(information): The server sends this file to nobody: no registered client calls itself web9.example.org.
`,
		);
	});

	it('accepts the files of a client that is registered by its address and may claim any name', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Misc]
SetClientFromAccept=yes
[Clients]
Client=192.0.2.21@0123456789ABCDEF@AAAA
=== data/rc.client1.example.org
[Client]
SetLogServer=yule.example.org
=== data/file.client1.example.org
[SOF]
`,
		);
	});

	it('flags the address of a client that is registered by name and has its files', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
=== hosts
10.0.0.11 web1.example.org web1
=== data/rc.web1.example.org
[Client]
SetLogServer=yule.example.org
=== data/file.web1.example.org
[SOF]
=== data/file.10.0.0.11
[SOF]
#| orphan-download-file(information): The server sends this file to nobody: no registered client calls itself 10.0.0.11.
`,
		);
	});
});

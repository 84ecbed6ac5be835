import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'heartbeat-not-exported';

describe(RULE, () => {
	it('flags a client that keeps its marks', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
#      ^^^^^^^^^^^^^^^^ missing-client-baseline(information): The data directory holds no baseline (file.NAME or file): clients that download theirs cannot start.
=== data/rc.web1.example.org
[Log]
ExportSeverity=err
#              ^^^ heartbeat-not-exported(warning): err withholds the timestamps of web1.example.org; the server reports it as silent after 86400 seconds.
[Client]
SetLogServer=log.example.org
`,
		);
	});
});

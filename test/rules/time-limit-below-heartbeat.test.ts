import { describe, it } from 'vitest';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'time-limit-below-heartbeat';

describe(RULE, () => {
	it('flags a time limit as short as the heartbeat', () => {
		checkLint(
			RULE,
			`
=== yulerc
[Misc]
SetClientTimeLimit=600
[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
#      ^^^^^^^^^^^^^^^^ missing-client-baseline(information): The data directory holds no baseline (file.NAME or file): clients that download theirs cannot start.
=== data/rc.web1.example.org
[Misc]
SetLoopTime=600
#           ^^^ time-limit-below-heartbeat(warning): web1.example.org sends a timestamp every 600 seconds, but the server reports it as silent after 600.
SetLogServer=log.example.org
`,
		);
	});
});

import { describe, expect, it } from 'vitest';
import { checkLint, lint } from '../support/check-lint.ts';

const RULE = 'shared-client-secret';

describe(RULE, () => {
	it('hints at clients with one password', () => {
		checkLint(
			RULE,
			`[Clients]
Client=web1.example.org@0123456789ABCDEF@AAAA
Client=web2.example.org@0123456789ABCDEF@BBBB
Client=web3.example.org@0123456789ABCDEF@AAAA
#      ^^^^^^^^^^^^^^^^ shared-client-secret(hint): \`web3.example.org\` has the password of \`web1.example.org\`: their salts and verifiers are equal.
# The same client once more, and a server that reads only one of two lines.
Client=WEB2.example.org@0123456789ABCDEF@BBBB
@if hostname_matches ^log1
Client=web4.example.org@0123456789ABCDEF@CCCC
@else
Client=web5.example.org@0123456789ABCDEF@CCCC
@end
`,
		);
	});

	it('compares as many as a file has', () => {
		const lines = Array.from(
			{ length: 3000 },
			(_, at) => `Client=c${at}.example.org@0123456789ABCDEF@${at + 1}`,
		);
		const text = `[Clients]\n${lines.join('\n')}\nClient=last.example.org@0123456789ABCDEF@1\n`;
		expect(lint(text).filter(({ ruleId }) => ruleId === RULE)).toHaveLength(1);
	});
});

import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import { spanAt } from '../places.ts';

export const hostsLineIgnored = defineRule({
	id: 'hosts-line-ignored',
	scope: 'deployment',
	summary: 'A line of a hosts file does not assign a name to an address.',
	why: 'The resolver skips a line that does not begin with an address. An address without a name even hides later lines for it.',
	advice: 'Write the address first, then the full name, then short names.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['hosts(5)', 'seen with the C library'],
	guidance: 'authentication-2',
	examples: {
		bad: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== hosts
web1.example.org 10.0.0.11
`,
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org
[Client]
SetLogServer=log.example.org
=== clients/web1.example.org/hosts
10.0.0.5
`,
		],
		good: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== hosts
# the clients
10.0.0.11 web1.example.org web1
`,
		],
	},
	check(name, model, report) {
		const hosts = name === undefined ? model.serverHosts : model.machines.get(name)?.hosts;
		for (const { line, text, reason } of hosts?.content.bad ?? []) {
			report({
				...spanAt({ file: hosts?.file ?? '', line, startColumn: 0, endColumn: text.length }),
				what:
					reason === 'no-name'
						? `"${text}" has no name, and hides later lines for this address.`
						: `The resolver ignores "${text}", which does not begin with an address.`,
			});
		}
	},
});

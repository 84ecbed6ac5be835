import { findLogServerFaults } from '../../deployment/model/log-server-address.ts';
import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import { relatedAt, spanAt } from '../places.ts';

export const logServerReverseMismatch = defineRule({
	id: 'log-server-reverse-mismatch',
	scope: 'client',
	summary: 'On a client, the address of the log server resolves to another name.',
	why: 'With SetReverseLookup, which is on by default, the address must resolve to the name that the client looked up; otherwise the client logs "Reverse lookup failed".',
	advice: 'Make both directions match in the hosts file, or turn off SetReverseLookup.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['sh_tools.c, set_reverse_lookup'],
	guidance: 'connecting-1',
	examples: {
		bad: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org
[Client]
SetLogServer=log.example.org
=== clients/web1.example.org/hosts
127.0.1.1 web1.example.org web1
10.0.0.5 old.example.org
10.0.0.5 log.example.org
`,
		],
		good: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org
[Client]
SetLogServer=log.example.org
=== clients/web1.example.org/hosts
127.0.1.1 web1.example.org web1
10.0.0.5 log.example.org old.example.org
`,
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org
[Misc]
SetReverseLookup=no
[Client]
SetLogServer=log.example.org
=== clients/web1.example.org/hosts
127.0.1.1 web1.example.org web1
10.0.0.5 old.example.org
10.0.0.5 log.example.org
`,
		],
	},
	check(name, model, report) {
		const message = 'The first line with this address counts.';
		for (const fault of findLogServerFaults(model, name, 'reverse-mismatch')) {
			const { logServer, address, hosts, reverse } = fault;
			const { line, address: start, names } = reverse.entry;
			const end = names[0] ?? start;
			const { startColumn } = start;
			const place = { file: hosts.file, line, startColumn, endColumn: end.endColumn };
			report({
				...spanAt(logServer.place),
				what: `${name} resolves ${logServer.text} to ${address}, but ${address} to ${reverse.canonicalName || 'no name'}.`,
				related: [relatedAt(place, message)],
			});
		}
	},
});

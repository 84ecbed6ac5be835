import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import { findLogServerFaults } from '../log-server-address.ts';
import { relatedAt, spanAt } from '../places.ts';

export const logServerReverseMismatch = defineRule({
	id: 'log-server-reverse-mismatch',
	scope: 'client',
	summary: 'On a client, the address of the log server leads back to another name.',
	why: 'With SetReverseLookup, which is on by default, a client wants the name of the address to be the one that it asked for; otherwise it reports "Reverse lookup failed".',
	advice: 'Make both directions agree in the hosts file, or switch SetReverseLookup off.',
	defaultSeverity: 'warning',
	since: '0.1.0',
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
		const message = 'This line answers for the address, since it is the first with it.';
		for (const fault of findLogServerFaults(model, name, 'reverse-mismatch')) {
			const { logServer, address, hosts, reverse } = fault;
			const { line, address: start, names } = reverse.entry;
			const end = names[0] ?? start;
			const { startColumn } = start;
			const place = { file: hosts.file, line, startColumn, endColumn: end.endColumn };
			report({
				...spanAt(logServer.place),
				what: `${name} finds ${address} for ${logServer.text}, and ${reverse.canonicalName || 'no name'} for ${address}.`,
				related: [relatedAt(place, message)],
			});
		}
	},
});

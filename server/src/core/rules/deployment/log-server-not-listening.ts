import { findLogServerFaults } from '../../deployment/model/log-server-address.ts';
import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import { relatedAt, spanAt } from '../places.ts';

export const logServerNotListening = defineRule({
	id: 'log-server-not-listening',
	scope: 'client',
	summary: 'A client connects to an address that the server does not listen on.',
	why: 'With SetServerInterface the server listens on one address only; other connections fail.',
	advice: 'Set SetLogServer to a name of the address in SetServerInterface, or listen on all addresses.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['sh_xfer_server.c, sh_xfer_set_interface'],
	guidance: 'connecting-1',
	examples: {
		bad: [
			`=== yulerc
[Server]
SetServerInterface=192.168.1.5
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org
[Client]
SetLogServer=10.0.0.5
`,
		],
		good: [
			`=== yulerc
[Server]
SetServerInterface=192.168.1.5
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org
[Client]
SetLogServer=192.168.1.5
`,
		],
	},
	check(name, model, report) {
		for (const { logServer, found, listen } of findLogServerFaults(model, name, 'not-listening')) {
			report({
				...spanAt(logServer.place),
				what: `${name} connects to ${found.join(', ')}, but the server listens only on ${listen.text}.`,
				related: [relatedAt(listen.place, 'The server listens only here.')],
			});
		}
	},
});

import { findLogServerFaults } from '../../deployment/model/log-server-address.ts';
import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import { replaceAt, spanAt } from '../places.ts';

export const logServerIsLocalhost = defineRule({
	id: 'log-server-is-localhost',
	scope: 'client',
	summary: 'A client on another machine has localhost as its log server.',
	why: 'A client with a loopback address connects to itself, where no server listens.',
	advice: 'Use the name or address of the server as the clients see it.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['loopback run F'],
	guidance: 'connecting-1',
	examples: {
		bad: [
			`=== .samhain-lint.json
{ "deployment": { "server": { "file": "yulerc", "dataDirectory": "data", "name": "log.example.org" } } }
=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org
[Client]
SetLogServer=127.0.0.1
`,
		],
		good: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org
[Client]
SetLogServer=log.example.org
`,
			{
				note: 'The client that runs on the server may connect to itself.',
				text: `=== .samhain-lint.json
{ "deployment": { "server": { "file": "yulerc", "dataDirectory": "data", "name": "log.example.org" } } }
=== yulerc
[Clients]
${clientLine('log.example.org')}
=== data/rc.log.example.org
[Client]
SetLogServer=localhost
`,
			},
		],
	},
	check(name, model, report) {
		const better = model.facts.serverName ?? model.facts.serverAddresses[0];
		for (const { logServer, found } of findLogServerFaults(model, name, 'loopback')) {
			report({
				...spanAt(logServer.place),
				what: `With SetLogServer=${logServer.text}, ${name} connects to itself (${found.join(', ')}).`,
				fixes: () =>
					better === undefined
						? []
						: [{ title: `Set the log server to ${better}`, edits: [replaceAt(logServer.place, better)] }],
			});
		}
	},
});

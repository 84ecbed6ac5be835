import { findLogServerFaults } from '../../deployment/model/log-server-address.ts';
import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import { spanAt, startOf } from '../places.ts';

export const logServerUnresolvable = defineRule({
	id: 'log-server-unresolvable',
	scope: 'client',
	summary: 'A client that uses only its hosts file cannot resolve the log server.',
	why: 'The client cannot find the server, so its messages stay on the machine.',
	advice: 'Add the server to the hosts file of the client, or set SetLogServer to its address.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['sh_tools.c, set_reverse_lookup'],
	guidance: 'connecting-1',
	examples: {
		bad: [
			`=== .samhain-lint.json
{ "deployment": {
  "resolver": "files",
  "server": { "file": "yulerc", "dataDirectory": "data" },
  "clients": [{ "name": "web1.example.org", "hosts": "web1-hosts" }]
} }
=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org
[Client]
SetLogServer=log.example.org
=== web1-hosts
127.0.1.1 web1.example.org web1
`,
		],
		good: [
			`=== .samhain-lint.json
{ "deployment": {
  "resolver": "files",
  "server": { "file": "yulerc", "dataDirectory": "data" },
  "clients": [{ "name": "web1.example.org", "hosts": "web1-hosts" }]
} }
=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org
[Client]
SetLogServer=log.example.org
=== web1-hosts
127.0.1.1 web1.example.org web1
10.0.0.5 log.example.org log
`,
			{
				note: 'Where a client also asks a name server, its hosts file need not have the name.',
				text: `=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org
[Client]
SetLogServer=log.example.org
=== clients/web1.example.org/hosts
127.0.1.1 web1.example.org web1
`,
			},
		],
	},
	check(name, model, report) {
		for (const { logServer, hosts } of findLogServerFaults(model, name, 'unresolvable')) {
			report({
				...spanAt(logServer.place),
				what: `${name} cannot resolve its log server ${logServer.text}.`,
				related:
					hosts === undefined
						? []
						: [{ ...startOf(hosts.file), message: `No entry for ${logServer.text} in this file.` }],
			});
		}
	},
});

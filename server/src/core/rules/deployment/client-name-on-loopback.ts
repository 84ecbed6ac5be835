import { announceableEntry, findLoopbackLine, hostsEntryPlace } from '../client-names.ts';
import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import { relatedAt, spanAt } from '../places.ts';

export const clientNameOnLoopback = defineRule({
	id: 'client-name-on-loopback',
	scope: 'client',
	summary: 'The hosts file of the server assigns a loopback address to a client.',
	why: 'A client on another machine never connects from this address, so the check of its name fails, and SetClientFromAccept does not find its name.',
	advice: 'Write the real address of the client, or remove the line.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['sh_xfer_server.c, search_register'],
	guidance: 'authentication-2',
	examples: {
		bad: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== hosts
127.0.1.1 web1.example.org web1
`,
		],
		good: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== hosts
127.0.0.1 localhost
10.0.0.11 web1.example.org web1
`,
			{
				note: 'The server itself may be a client.',
				text: `=== .samhain-lint.json
{ "deployment": { "server": { "file": "yulerc", "hosts": "hosts", "name": "log.example.org" } } }
=== yulerc
[Clients]
${clientLine('log.example.org')}
=== hosts
127.0.1.1 log.example.org log
`,
			},
		],
	},
	check(name, model, report) {
		const entry = announceableEntry(model, name);
		const hosts = model.serverHosts;
		const line = findLoopbackLine(model, name);
		if (entry === undefined || hosts === undefined || line === undefined) return;
		report({
			...spanAt(hostsEntryPlace(hosts.file, line)),
			what: `The hosts file of the server assigns the loopback address ${line.key} to the client ${name}.`,
			related: [relatedAt(entry.place, 'The client entry.')],
		});
	},
});

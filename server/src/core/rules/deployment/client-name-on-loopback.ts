import { announceableEntry, findLoopbackLine, hostsEntryPlace } from '../client-names.ts';
import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import { relatedAt, spanAt } from '../places.ts';

export const clientNameOnLoopback = defineRule({
	id: 'client-name-on-loopback',
	scope: 'client',
	summary: 'The hosts file of the server gives a client a loopback address.',
	why: 'A client on another machine never connects from there, so the cross-check of its name fails, and with SetClientFromAccept its name is not found.',
	advice: 'Give the client its real address, or take the line out.',
	defaultSeverity: 'warning',
	since: '0.1.0',
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
			what: `${line.key} stands for ${name} in the hosts file of the server.`,
			related: [relatedAt(entry.place, 'It is a client.')],
		});
	},
});

import { listeningPort } from '../../deployment/model/log-server-address.ts';
import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import { replaceAt, spanAt, startOf } from '../places.ts';

export const serverPortMismatch = defineRule({
	id: 'server-port-mismatch',
	scope: 'server',
	summary: 'The server does not listen on the port that its clients use.',
	why: 'The port of a client is compiled in; its configuration cannot change it. With another port the client logs "Connection refused".',
	advice:
		'Set SetServerPort to the port that the clients were built with, or write that port in the project file.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['sh_xfer_server.c, sh_xfer_set_port', 'manual: configure option --with-port'],
	guidance: 'connecting-1',
	examples: {
		bad: [
			`=== yulerc
[Server]
SetServerPort=49778
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org
[Client]
SetLogServer=log.example.org
`,
		],
		good: [
			`=== yulerc
[Server]
SetServerPort=49777
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org
[Client]
SetLogServer=log.example.org
`,
			{
				note: 'Clients that were built for another port are described in the project file.',
				text: `=== .samhain-lint.json
{ "deployment": { "clientPort": 49778, "server": { "file": "yulerc" } } }
=== yulerc
[Server]
SetServerPort=49778
[Clients]
${clientLine('web1.example.org')}
`,
			},
		],
	},
	check(model, report) {
		const { clientPort, isClientPortStated } = model.facts;
		const why = isClientPortStated
			? 'according to the project file'
			: 'unless built with another --with-port';
		for (const server of model.servers.values()) {
			const { file, port } = server;
			const own = listeningPort(model, server);
			if (own === clientPort) continue;
			const what = `The server listens on port ${own}, but its clients connect to ${clientPort}, ${why}.`;
			if (port === undefined) {
				report({ ...startOf(file), what });
				continue;
			}
			const title = `Listen on port ${clientPort}`;
			const edits = [replaceAt(port.place, String(clientPort))];
			report({ ...spanAt(port.place), what, fixes: () => [{ title, edits }] });
		}
	},
});

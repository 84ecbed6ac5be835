import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import { startOf } from '../places.ts';

export const clientWithoutLogServer = defineRule({
	id: 'client-without-log-server',
	scope: 'client',
	summary: 'A client of the deployment has no log server.',
	why: 'Unless a log server is compiled in, the client logs "No server name known" once and then reports to nobody.',
	advice: 'Add SetLogServer to the [Client] section of its configuration.',
	defaultSeverity: 'warning',
	concern: 'risk',
	confidence: 'medium',
	since: '1.0.0',
	sources: [
		'sh_xfer_client.c, sh_xfer_set_logserver',
		'message MSG_TCP_NONAME',
		'recorded downloads (rc.NAME without SetLogServer)',
	],
	guidance: 'connecting-1',
	examples: {
		bad: [
			`=== .samhain-lint.json
{ "deployment": {
  "server": { "file": "yulerc" },
  "clients": [{ "name": "web1.example.org", "file": "samhainrc" }]
} }
=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== samhainrc
[Misc]
Daemon=yes
`,
		],
		good: [
			{
				note: 'A client that downloads its configuration has a log server compiled in.',
				text: `=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org
[Misc]
Daemon=yes
`,
			},
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org
[Client]
SetLogServer=log.example.org
`,
		],
	},
	check(name, model, report) {
		const client = model.clientFiles.get(name);
		if (client === undefined || client.logServers.length > 0) return;
		// A client that downloads its configuration has a server compiled in, or it could not ask for it.
		if (model.dataFiles.get(name)?.some(({ path }) => path === client.file) === true) return;
		if (model.facts.builtInLogServer !== undefined) return;
		report({
			...startOf(client.file),
			what: `${name} reports to no server: its configuration has no SetLogServer.`,
		});
	},
});
